import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { reactive } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as orderForm from '@/api/orderForm'
import * as referenceApi from '@/api/reference'
import * as routing from '@/api/routing'
import * as shield from '@/api/shield'
import type { SessionUser } from '@/api/types'
import * as workOrders from '@/api/workOrders'
import { useSession } from '@/features/sign-in'
import { onKey } from '@/shared/hotkeys'

import { emptyDraft, type OrderDraft } from '../draft'
import OrderForm from '../OrderForm.vue'

const ORDER = {
  number: '20261124000007',
  query_code: '742951',
  state: 'awaiting_dispatch',
  state_label: '待派单',
  event: '很吵',
}
const BUREAU: routing.Suggestion = {
  department_id: 7,
  department_name: '市综合执法局',
  basis: 'rule',
  basis_label: '规则',
  reason: '生活噪声由综合执法局处理',
  is_tied: false,
  probability: null,
  is_sure: true,
  is_doubtful: false,
  reasons: [],
} as unknown as routing.Suggestion

enableAutoUnmount(afterEach)
let pinia: Pinia

function filled(): OrderDraft {
  const draft = reactive(emptyDraft('13907551234'))
  draft.caller.name = '林海燕'
  Object.assign(draft.demands[0]!, {
    appeal_type: 'complaint',
    topic_code: '0202',
    area_code: '460108',
    place: '海秀东路',
    event: '每晚很吵',
    demand: '请制止',
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
    global: { plugins: [router, pinia] },
    attachTo: document.body,
  })
  await flushPromises()
  return form
}

const chord = (key: string, more: KeyboardEventInit) =>
  onKey(new KeyboardEvent('keydown', { key, cancelable: true, ...more }))
const save = () => chord('Enter', { ctrlKey: true })

function actAs(...roles: string[]): void {
  const user = { id: 1, roles: roles.map((role) => ({ role })) }
  useSession().user = user as unknown as SessionUser
}

describe('the order form by keys', () => {
  beforeEach(() => {
    pinia = createPinia()
    setActivePinia(pinia)
    sessionStorage.clear()
    vi.spyOn(referenceApi, 'listAreas').mockResolvedValue([])
    vi.spyOn(referenceApi, 'listTopics').mockResolvedValue([])
    vi.spyOn(referenceApi, 'listDepartments').mockResolvedValue([])
    vi.spyOn(referenceApi, 'listUrgencies').mockResolvedValue([])
    vi.spyOn(referenceApi, 'listAppealTypes').mockResolvedValue([
      { value: 'help', label: '求助' },
      { value: 'complaint', label: '投诉' },
    ])
    vi.spyOn(orderForm, 'listTemplates').mockResolvedValue([])
    vi.spyOn(orderForm, 'getTopicHints').mockResolvedValue({ habits: [], words: {} })
    vi.spyOn(shield, 'previewShield').mockResolvedValue({ findings: [], is_blocked: false })
    vi.spyOn(routing, 'suggestForDraft').mockResolvedValue([BUREAU])
    vi.spyOn(workOrders, 'register').mockResolvedValue([ORDER] as never)
    HTMLElement.prototype.scrollIntoView = () => {}
  })

  it('goes on by Enter to what is still to be asked', async () => {
    const draft = filled()
    draft.caller.name = ''
    draft.demands[0]!.demand = ''
    const form = await show(draft)
    const name = form.get('[data-step="name"] input')
    ;(name.element as HTMLInputElement).focus()
    await name.setValue('陈静')
    await name.trigger('keydown', { key: 'Enter' })
    expect(document.activeElement?.closest('[data-step]')?.getAttribute('data-step')).toBe('demand')
  })

  it('takes the kind of appeal by its digit', async () => {
    const draft = filled()
    draft.demands[0]!.appeal_type = ''
    const form = await show(draft)
    await vi.waitFor(() => expect(form.findAll('[data-step="type"] input')).toHaveLength(2))
    await form.get('[data-step="type"] input').trigger('keydown', { key: '2' })
    expect(draft.demands[0]?.appeal_type).toBe('complaint')
  })

  it('registers by Ctrl+Enter; only those who dispatch send it on', async () => {
    const send = vi.spyOn(workOrders, 'doVerb').mockResolvedValue({} as never)
    actAs('operator')
    const form = await show(filled())
    save()
    await flushPromises()
    expect(form.text()).toContain('登记成功')
    expect(send).not.toHaveBeenCalled()
  })

  it('dispatches in the same press to the department that is shown', async () => {
    const send = vi.spyOn(workOrders, 'doVerb').mockResolvedValue({} as never)
    actAs('operator', 'dispatcher')
    const form = await show(filled())
    const submit = form.get('[data-testid="order-submit"]')
    await vi.waitFor(() => expect(submit.text()).toContain('登记并派给市综合执法局'))
    save()
    await flushPromises()
    expect(send).toHaveBeenCalledWith('20261124000007', 'dispatch', {
      department_id: 7,
      shield_reason: '',
    })
    expect(form.get('[data-testid="registered-sent"]').text()).toBe('已派给市综合执法局')
  })

  it('keeps the registration when the dispatch is refused, and says why', async () => {
    vi.spyOn(workOrders, 'doVerb').mockRejectedValue(
      new ApiError(409, 'shield_blocks', '体检有不改不能派的问题'),
    )
    actAs('operator', 'dispatcher')
    const form = await show(filled())
    const submit = form.get('[data-testid="order-submit"]')
    await vi.waitFor(() => expect(submit.text()).toContain('登记并派给'))
    save()
    await flushPromises()
    expect(form.text()).toContain('登记成功')
    expect(form.text()).toContain('已留给派单员：体检有不改不能派的问题')
  })

  it('leaves it to the dispatchers by Alt+B or Alt+S', async () => {
    const send = vi.spyOn(workOrders, 'doVerb').mockResolvedValue({} as never)
    actAs('operator', 'dispatcher')
    const draft = filled()
    const form = await show(draft)
    await vi.waitFor(() => expect(draft.demands[0]?.department?.id).toBe(7))
    chord('b', { altKey: true })
    await flushPromises()
    expect(draft.demands[0]?.department).toBeNull()
    chord('s', { altKey: true })
    await flushPromises()
    expect(form.text()).toContain('登记成功')
    expect(send).not.toHaveBeenCalled()
  })

  it('sends nothing while a blank of a wording is left', async () => {
    const draft = filled()
    draft.demands[0]!.event = '每晚＿＿点起很吵'
    const form = await show(draft)
    save()
    await vi.waitFor(() => expect(form.text()).toContain('还有空（＿＿）没有填'))
    expect(workOrders.register).not.toHaveBeenCalled()
  })

  it('takes a pasted line apart', async () => {
    const draft = filled()
    draft.caller.name = ''
    draft.caller.phone = ''
    const form = await show(draft)
    const pasted = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(pasted, { clipboardData: { getData: () => '姓名：陈静 139 0755 1234' } })
    form.get('[data-step="phone"] input').element.dispatchEvent(pasted)
    expect(draft.caller).toMatchObject({ name: '陈静', phone: '13907551234' })
    expect(pasted.defaultPrevented).toBe(true)
  })
})
