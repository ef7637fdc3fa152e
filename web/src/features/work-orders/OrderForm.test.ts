import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { reactive } from 'vue'
import { createRouter, createMemoryHistory } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError, unreachable } from '@/api/errors'
import * as referenceApi from '@/api/reference'
import * as workOrders from '@/api/workOrders'
import { connection } from '@/shared/connection'

import { emptyDraft, type OrderDraft } from './draft'
import OrderForm from './OrderForm.vue'

const ORDER = {
  number: '20261124000007',
  query_code: '742951',
  state: 'awaiting_dispatch',
  state_label: '待派单',
  event: '路灯不亮',
}

function filled(): OrderDraft {
  const draft = reactive(emptyDraft('13907551234'))
  draft.caller.name = '林海燕'
  Object.assign(draft.demands[0]!, {
    appeal_type: 'help',
    topic_code: '0101',
    area_code: '460108',
    place: '海甸三东路 12 号',
    event: '路灯不亮',
    demand: '请修复',
  })
  return draft
}

async function show(draft: OrderDraft) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  const form = mount(OrderForm, {
    props: { modelValue: draft },
    global: { plugins: [router, createPinia()] },
    attachTo: document.body,
  })
  await flushPromises()
  return form
}

describe('the order form', () => {
  enableAutoUnmount(afterEach)
  beforeEach(() => {
    sessionStorage.clear()
    vi.spyOn(referenceApi, 'listAreas').mockResolvedValue([
      { code: '460108', name: '美兰区', level: 'district', parent_code: '' },
    ])
    vi.spyOn(referenceApi, 'listTopics').mockResolvedValue([])
    vi.spyOn(referenceApi, 'listDepartments').mockResolvedValue([])
    vi.spyOn(referenceApi, 'listUrgencies').mockResolvedValue([{ value: 'general', label: '一般' }])
    vi.spyOn(referenceApi, 'listAppealTypes').mockResolvedValue([{ value: 'help', label: '求助' }])
    HTMLElement.prototype.scrollIntoView = () => {}
  })

  it('names what is missing and sends nothing', async () => {
    const send = vi.spyOn(workOrders, 'register')
    const form = await show(reactive(emptyDraft()))
    await form.get('form').trigger('submit')
    await flushPromises()
    await vi.waitFor(() => expect(form.text()).toContain('请填写事件经过'))
    expect(form.text()).toContain('请填写联系电话')
    expect(form.text()).toContain('待补充')
    expect(send).not.toHaveBeenCalled()
  })

  it('sends once on a double click and shows number and code to read out', async () => {
    const send = vi.spyOn(workOrders, 'register').mockResolvedValue([ORDER])
    const form = await show(filled())
    const element = form.get('form')
    void element.trigger('submit')
    void element.trigger('submit')
    await flushPromises()
    expect(send).toHaveBeenCalledOnce()
    expect(form.get('[data-testid="registered-number"]').text()).toBe('20261124000007')
    expect(form.get('[data-testid="registered-code"]').text()).toBe('742 951')
  })

  it('puts what the server refuses beside its field, and keeps the words', async () => {
    vi.spyOn(workOrders, 'register').mockRejectedValue(
      new ApiError(422, 'invalid', '提交的内容有误', { 'demands.0.place': '地点过于笼统' }),
    )
    const draft = filled()
    const form = await show(draft)
    await form.get('form').trigger('submit')
    await flushPromises()
    await vi.waitFor(() => expect(form.text()).toContain('地点过于笼统'))
    expect(draft.demands[0]?.place).toBe('海甸三东路 12 号')
    expect(draft.submitted).toBeNull()
  })

  it('is sent once, with its key, when the server is back', async () => {
    const send = vi.spyOn(workOrders, 'register').mockRejectedValue(unreachable())
    connection.reach = 'unreachable'
    const draft = filled()
    const key = draft.idempotency_key
    const form = await show(draft)
    await form.get('form').trigger('submit')
    await flushPromises()
    expect(form.get('[data-testid="order-waiting"]').text()).toContain('自动提交一次')
    expect(connection.waiting).toBe(1)
    send.mockClear()
    send.mockResolvedValue([ORDER])
    connection.reach = 'here'
    await flushPromises()
    connection.reach = 'unreachable'
    await flushPromises()
    connection.reach = 'here'
    await flushPromises()
    expect(send).toHaveBeenCalledOnce()
    expect(send.mock.calls[0]?.[0].idempotency_key).toBe(key)
    expect(connection.waiting).toBe(0)
    expect(form.get('[data-testid="registered-number"]').text()).toBe(ORDER.number)
  })

  it('is sent once after a reload too, unless somebody thought better of it', async () => {
    const send = vi.spyOn(workOrders, 'register').mockRejectedValue(unreachable())
    connection.reach = 'unreachable'
    const draft = filled()
    const before = await show(draft)
    await before.get('form').trigger('submit')
    await flushPromises()
    before.unmount()
    const form = await show(draft)
    await form.get('[data-testid="order-waiting-cancel"]').trigger('click')
    send.mockClear()
    connection.reach = 'here'
    await flushPromises()
    expect(send).not.toHaveBeenCalled()
    await form.get('form').trigger('submit')
    await flushPromises()
    form.unmount()
    send.mockClear()
    send.mockResolvedValue([ORDER])
    await show(draft)
    expect(send).toHaveBeenCalledOnce()
  })

  it('takes several demands, each on its own tab', async () => {
    const draft = filled()
    const form = await show(draft)
    await form.get('[data-testid="demand-add"]').trigger('click')
    expect(form.findAll('[data-testid^="demand-tab-"]').map((tab) => tab.text())).toEqual(['诉求1', '诉求2'])
    expect(draft.demands[1]?.place).toBe('海甸三东路 12 号')
    expect(form.get('[data-testid="order-submit"]').text()).toContain('2 件')
    await form.get('[aria-label="删除诉求2"]').trigger('click')
    expect(draft.demands).toHaveLength(1)
  })

  it('says that an earlier attempt arrived when its key is taken', async () => {
    vi.spyOn(workOrders, 'register').mockRejectedValue(
      new ApiError(409, 'key_already_used', '编号已用'),
    )
    const draft = filled()
    const key = draft.idempotency_key
    const form = await show(draft)
    await form.get('form').trigger('submit')
    await flushPromises()
    expect(document.body.textContent).toContain('此前的提交已登记成功')
    expect(draft.idempotency_key).not.toBe(key)
  })
})
