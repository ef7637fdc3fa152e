import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { ApiError } from '@/api/errors'
import * as referenceApi from '@/api/reference'
import * as returnsApi from '@/api/returns'

import CourtPage from './CourtPage.vue'
import { aCourt } from './samples'

enableAutoUnmount(afterEach)
// The date picker alone takes seconds to come on a busy machine.
vi.setConfig({ testTimeout: 30_000 })
beforeEach(() => {
  vi.spyOn(referenceApi, 'listAreas').mockResolvedValue([])
  vi.spyOn(referenceApi, 'listTopics').mockResolvedValue([])
  vi.spyOn(referenceApi, 'listDepartments').mockResolvedValue([])
  vi.spyOn(referenceApi, 'listAppealTypes').mockResolvedValue([])
  vi.spyOn(referenceApi, 'listUrgencies').mockResolvedValue([])
})

async function open() {
  const routes = [
    { path: '/returns', component: { template: '<i />' } },
    { path: '/returns/:number', component: CourtPage },
    { path: '/orders/:number', component: { template: '<i />' } },
  ]
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push('/returns/20261124000001')
  const page = mount(CourtPage, { global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  return page
}

describe('退单评议', () => {
  it('shows the chain, the counter, duties and precedents', async () => {
    vi.spyOn(returnsApi, 'getCourt').mockResolvedValue(aCourt())
    const page = await open()
    expect(page.get('[data-testid="court-counter"]').text()).toMatch(/申请退单\s*2 次.*经过单位\s*2 家/)
    expect(page.findAll('[data-testid="court-turn"]')).toHaveLength(2)
    expect(page.get('[data-testid="court-return"]').text()).toContain('该路灯由街道自行建设')
    expect(page.get('[data-testid="court-duty"] mark').text()).toBe('路灯')
    expect(page.get('[data-testid="court-precedent"]').text()).toContain('同一区划')
  })

  it('offers the ruling only to those who may rule', async () => {
    vi.spyOn(returnsApi, 'getCourt').mockResolvedValue(aCourt({ may_rule: false }))
    const page = await open()
    expect(page.find('[data-testid="ruling-form"]').exists()).toBe(false)
  })

  it('rules with the suggested department and loads anew', async () => {
    const get = vi.spyOn(returnsApi, 'getCourt').mockResolvedValue(aCourt())
    const rule = vi.spyOn(returnsApi, 'ruleOnReturn').mockResolvedValue({
      number: '20261124000001',
      state: 'awaiting_acceptance',
      state_label: '待签收',
      due_at: null,
      allowed_verbs: [],
    })
    const page = await open()
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(rule).not.toHaveBeenCalled()
    await vi.waitFor(() => expect(page.text()).toContain('请选择主办单位'))
    await page.get('[data-testid="suggestion-choose"]').trigger('click')
    await page.get('textarea[data-testid="ruling-reason"]').setValue('路灯属城市照明设施，应由城管局维护。')
    await page.get('textarea[data-testid="ruling-basis"]').setValue('《城市照明管理规定》第四条')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(rule).toHaveBeenCalledWith('20261124000001', expect.objectContaining({ department_id: 7, area: 'district', words: [] }), 7)
    expect(get).toHaveBeenCalledTimes(2)
  })

  it('says why it cannot be shown', async () => {
    vi.spyOn(returnsApi, 'getCourt').mockRejectedValue(new ApiError(404, 'no_such_order', '没有找到这个工单，或您无权查看。'))
    const page = await open()
    expect(page.get('[role="alert"]').text()).toContain('没有找到这个工单')
  })
})
