import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import * as routingApi from '@/api/routing'

import { emptyDemand } from '../draft'
import DraftSuggestions from './DraftSuggestions.vue'
import OrderSuggestions from './OrderSuggestions.vue'
import { bodyOf } from './typed'

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })

function suggestion(id: number, changes: Partial<routingApi.Suggestion> = {}): routingApi.Suggestion {
  return {
    department_id: id,
    department_name: `单位${id}`,
    reason: `规则：路灯照明，依据${id}。`,
    basis: 'rule',
    basis_label: '规则',
    rule_key: 'ludeng',
    is_tied: false,
    probability: null,
    is_sure: true,
    is_doubtful: false,
    reasons: [],
    ...changes,
  }
}

describe('advice for an order', () => {
  it('shows three departments with reasons, and tells which was chosen', async () => {
    const found = [suggestion(1, { is_tied: true }), suggestion(2), suggestion(3), suggestion(4)]
    vi.spyOn(routingApi, 'listSuggestions').mockResolvedValue(found)
    const box = mount(OrderSuggestions, { props: { number: '20261124000001', chosen: 2 } })
    await flushPromises()
    const rows = box.findAll('li')
    expect(rows.map((each) => each.get('b').text())).toEqual(['单位1', '单位2', '单位3'])
    expect(rows[0]?.text()).toContain('规则：路灯照明，依据1。')
    expect(rows[0]?.text()).toContain('有并列规则')
    expect(rows[1]?.get('button').attributes('disabled')).toBeDefined()
    await rows[0]?.get('button').trigger('click')
    expect(box.emitted('choose')).toEqual([[1]])
  })

  it('says when nothing points anywhere, or advice cannot be had', async () => {
    const list = vi.spyOn(routingApi, 'listSuggestions').mockResolvedValueOnce([])
    const box = mount(OrderSuggestions, { props: { number: '20261124000001', chosen: null } })
    await flushPromises()
    expect(box.text()).toContain('没有规则或职责指向某个单位')
    list.mockRejectedValueOnce(new Error('down'))
    await box.setProps({ number: '20261124000002' })
    await flushPromises()
    expect(box.text()).toContain('暂时取不到')
  })
})

const demand = () => ({ ...emptyDemand(), topic_code: '0107', event: ' 路灯不亮。 ' })

describe('advice while typing', () => {
  it('asks for nothing before there is something to go by, or when it is answered at once', () => {
    expect(bodyOf(emptyDemand())).toBeNull()
    expect(bodyOf({ ...demand(), answers_directly: true })).toBeNull()
    expect(bodyOf(demand())).toMatchObject({ topic_code: '0107', event: '路灯不亮。' })
  })

  it('waits for a rest in typing and asks once', async () => {
    vi.useFakeTimers()
    try {
      const ask = vi.spyOn(routingApi, 'suggestForDraft').mockResolvedValue([suggestion(1)])
      const box = mount(DraftSuggestions, { props: { demand: demand() } })
      vi.advanceTimersByTime(300)
      await box.setProps({ demand: { ...demand(), event: '路灯三天不亮。' } })
      vi.advanceTimersByTime(599)
      expect(ask).not.toHaveBeenCalled()
      vi.advanceTimersByTime(1)
      await flushPromises()
      expect(ask).toHaveBeenCalledTimes(1)
      expect(box.text()).toContain('单位1')
    } finally {
      vi.useRealTimers()
    }
  })
})
