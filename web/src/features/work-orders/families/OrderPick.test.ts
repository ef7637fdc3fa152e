import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as families from '@/api/families'
import * as workOrders from '@/api/workOrders'

import { anOrder } from '../samples'
import OrderPick from './OrderPick.vue'

enableAutoUnmount(afterEach)

const OTHER = '20261124000002'
const ALIKE = {
  number: OTHER,
  state: 'handling',
  state_label: '办理中',
  place: '金贸中路 1 号',
  event: '路灯不亮',
  topic_name: '路灯照明',
  department_name: '市城管局',
  registered_at: '2026-11-24T01:00:00Z',
  is_same_caller: true,
  advice: 'merge',
  advice_label: '',
  reasons: ['同一来电号码', '同一地点'],
}

async function show(source: 'alike' | 'links' = 'alike', links: ReturnType<typeof anOrder>['links'] = []) {
  const pick = mount(OrderPick, {
    props: { order: anOrder({ links }), source, placeholder: '编号', modelValue: '' },
    attachTo: document.body,
  })
  await flushPromises()
  return pick
}

describe('naming another order', () => {
  it('offers those that are alike, saying why, and reads the one that is chosen', async () => {
    const asked = vi.spyOn(families, 'searchDuplicates').mockResolvedValue([ALIKE])
    vi.spyOn(workOrders, 'getOrder').mockResolvedValue(anOrder({ number: OTHER, state_label: '办理中' }))
    const pick = await show()
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ but: '20261124000001', area_code: '460106001' }))
    expect(pick.text()).toContain('同一来电号码、同一地点')
    await pick.get(`[data-testid="offer-${OTHER}"]`).trigger('click')
    expect(pick.emitted('update:modelValue')).toEqual([[OTHER]])
    await pick.setProps({ modelValue: OTHER })
    await flushPromises()
    expect(pick.get('[data-testid="order-read"]').text()).toContain('办理中')
  })

  it('says at once when the number is nobody’s, or its own', async () => {
    vi.spyOn(families, 'searchDuplicates').mockRejectedValue(new Error('down'))
    const refusal = new ApiError(404, 'no_such_order', '没有找到这张工单。')
    const read = vi.spyOn(workOrders, 'getOrder').mockRejectedValue(refusal)
    const pick = await show()
    await pick.setProps({ modelValue: '2026112400' })
    expect(read).not.toHaveBeenCalled()
    await pick.setProps({ modelValue: OTHER })
    await flushPromises()
    expect(pick.text()).toContain('没有找到这张工单。')
    await pick.setProps({ modelValue: '20261124000001' })
    expect(pick.text()).toContain('本单自己的编号')
  })

  it('offers to undo only what people tied', async () => {
    const links = [
      { number: OTHER, label: '相关工单', event: '路灯不亮', may_unlink: true },
      { number: '20261124000003', label: '原工单', event: '井盖', may_unlink: false },
    ]
    const pick = await show('links', links)
    expect(pick.findAll('li').map((each) => each.text())).toEqual([expect.stringContaining(OTHER)])
  })
})
