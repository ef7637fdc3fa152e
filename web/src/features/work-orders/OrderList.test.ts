import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { ApiError } from '@/api/errors'
import * as routing from '@/api/routing'
import * as workOrders from '@/api/workOrders'

import OrderList from './OrderList.vue'
import { anOrder } from './samples'
import VerbMenu from './triage/VerbMenu.vue'

vi.mock('@/shared/messages', () => ({ tellSuccess: vi.fn(), tellWarning: vi.fn() }))
vi.mock('@/shared/reference', () => ({ useReference: () => ({ reference: { value: null } }), departmentOptions: () => [] }))
vi.mock('./desks', () => ({ useDesks: () => [] }))

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })
Element.prototype.scrollIntoView = () => undefined

const RULE: routing.Suggestion = {
  department_id: 7,
  department_name: '城管局',
  reason: '规则：路灯照明。',
  basis: 'rule',
  basis_label: '规则',
  rule_key: 'lamps',
  is_tied: false,
  probability: null,
  is_sure: true,
  is_doubtful: false,
  reasons: [],
}
const NUMBER = '20261124000001'
const VerbDialog = { name: 'VerbDialog', props: ['order', 'verb', 'likely'], template: '<i data-testid="dialog" />' }

async function show(suggestion: routing.Suggestion) {
  setActivePinia(createPinia())
  vi.spyOn(workOrders, 'listOrders').mockResolvedValue({ items: [anOrder()], next_cursor: null })
  vi.spyOn(routing, 'suggestForOrders').mockResolvedValue([{ number: NUMBER, suggestions: [suggestion] }])
  vi.spyOn(workOrders, 'getOrder').mockResolvedValue(
    anOrder({ allowed_verbs: [{ verb: 'dispatch', label: '派单' }] }),
  )
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { template: '<b />' } }] })
  await router.push('/')
  const page = mount(OrderList, {
    props: { tray: 'awaiting_dispatch', emptyTitle: '没有待派的工单', advised: true },
    global: { plugins: [router], stubs: { VerbDialog, VerbMenu: true, BulkDialog: true, ElSelect: true, ElOption: true, ElInput: true } },
  })
  await flushPromises()
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'd' }))
  await flushPromises()
  return page
}

let sent: ReturnType<typeof vi.spyOn>
beforeEach(() => {
  sent = vi.spyOn(workOrders, 'doVerb').mockResolvedValue({} as never)
})

describe('one key in the dispatcher’s list', () => {
  it('sends the order where a rule says, and renews the list', async () => {
    const page = await show(RULE)
    expect(sent).toHaveBeenCalledWith(NUMBER, 'dispatch', expect.objectContaining({ department_id: 7, shield_reason: '' }))
    expect(page.emitted('changed')).toHaveLength(1)
    expect(page.find('[data-testid="dialog"]').exists()).toBe(false)
  })

  it('opens the dialog with the department where only a duty says so', async () => {
    const page = await show({ ...RULE, basis: 'duty', is_sure: false })
    expect(sent).not.toHaveBeenCalled()
    expect(page.getComponent(VerbDialog).props('likely')).toEqual({ department_id: 7 })
  })

  it('opens the dialog when the shield stops the order', async () => {
    sent.mockRejectedValue(new ApiError(409, 'shield_blocks', '派单前体检有拦截。'))
    const page = await show(RULE)
    expect(page.getComponent(VerbDialog).props('likely')).toEqual({ department_id: 7 })
    expect(page.emitted('changed')).toBeUndefined()
  })

  it('offers the verbs of the order under the focus', async () => {
    const page = await show({ ...RULE, basis: 'duty', is_sure: false })
    page.getComponent(VerbDialog).vm.$emit('close')
    await flushPromises()
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'v' }))
    await flushPromises()
    const menu = page.getComponent(VerbMenu)
    expect(menu.props('order')?.number).toBe(NUMBER)
    menu.vm.$emit('choose', { verb: 'dispatch', label: '派单' })
    await flushPromises()
    expect(page.getComponent(VerbDialog).props()).toMatchObject({ verb: { verb: 'dispatch' }, likely: {} })
  })
})
