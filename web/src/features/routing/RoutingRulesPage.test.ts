import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as routingApi from '@/api/routing'

import RoutingRulesPage from './RoutingRulesPage.vue'
import { aRule, aVersion } from './samples'

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })

function open() {
  return mount(RoutingRulesPage, { attachTo: document.body })
}

describe('派单规则', () => {
  it('shows rules with what may be done to each', async () => {
    const draft = aVersion({ version: 4, status: 'draft', status_label: '草稿' })
    const rules = [aRule(), aRule({ key: 'other', draft, newest_version: 4 })]
    vi.spyOn(routingApi, 'listRules').mockResolvedValue({ may_edit: true, rules })
    const page = open()
    await flushPromises()
    const [first, second] = page.findAll('[data-testid="rule-row"]')
    expect(first?.text()).toContain('海口供电局')
    expect(first?.find('[data-testid="rule-withdraw"]').exists()).toBe(true)
    expect(first?.find('[data-testid="rule-publish"]').exists()).toBe(false)
    expect(second?.find('[data-testid="rule-publish"]').exists()).toBe(true)
    await page.get('[data-testid="rule-search"] input, input[data-testid="rule-search"]').setValue('没有这个词')
    expect(page.text()).toContain('没有符合的规则')
  })

  it('offers a reader the history only', async () => {
    vi.spyOn(routingApi, 'listRules').mockResolvedValue({ may_edit: false, rules: [aRule()] })
    const page = open()
    await flushPromises()
    expect(page.find('[data-testid="rule-history"]').exists()).toBe(true)
    expect(page.find('[data-testid="rule-edit"]').exists()).toBe(false)
    expect(page.find('[data-testid="rule-new"]').exists()).toBe(false)
  })

  it('publishes a draft with its reason, and shows the rules anew', async () => {
    const draft = aVersion({ version: 4, status: 'draft' })
    const list = vi
      .spyOn(routingApi, 'listRules')
      .mockResolvedValue({ may_edit: true, rules: [aRule({ draft, newest_version: 4 })] })
    const publish = vi.spyOn(routingApi, 'publishRule').mockResolvedValue(aVersion({ version: 4 }))
    const page = open()
    await flushPromises()
    await page.get('[data-testid="rule-publish"]').trigger('click')
    await flushPromises()
    const box = document.querySelector<HTMLTextAreaElement>('[data-testid="reason-note"]')
    const confirm = document.querySelector<HTMLButtonElement>('[data-testid="reason-confirm"]')
    confirm?.click()
    await flushPromises()
    expect(publish).not.toHaveBeenCalled()
    box!.value = ' 按新职责清单。 '
    box!.dispatchEvent(new Event('input'))
    await flushPromises()
    confirm?.click()
    await flushPromises()
    expect(publish).toHaveBeenCalledWith('ludeng', 4, '按新职责清单。')
    expect(list).toHaveBeenCalledTimes(2)
  })

  it('says what went wrong and tries again', async () => {
    const list = vi
      .spyOn(routingApi, 'listRules')
      .mockRejectedValueOnce(new ApiError(503, 'unavailable', '服务暂时不可用。', {}))
      .mockResolvedValue({ may_edit: true, rules: [] })
    const page = open()
    await flushPromises()
    expect(page.text()).toContain('服务暂时不可用。')
    await page.get('[role="alert"] button').trigger('click')
    await flushPromises()
    expect(list).toHaveBeenCalledTimes(2)
    expect(page.text()).toContain('还没有派单规则')
  })
})
