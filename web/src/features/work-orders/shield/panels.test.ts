import { flushPromises, mount, enableAutoUnmount } from '@vue/test-utils'
import { reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/shield'
import type { OrderDetail } from '@/api/types'
import * as workOrders from '@/api/workOrders'
import { onKey } from '@/shared/hotkeys'

import { emptyDraft } from '../draft'
import DemandShield from './DemandShield.vue'
import DispatchShield from './DispatchShield.vue'

const PHONE: api.Finding = {
  code: 'caller_phone_in_text',
  label: '泄露来电人电话',
  severity: 'blocks',
  severity_label: '不改不能派',
  reason: '事件经过里写了来电人的电话。',
  span: { field: 'event', start: 2, end: 13, text: '13907551234' },
  mends: [
    { kind: 'replace_text', label: '遮盖电话', field: 'event', value: '［已隐去］', parts: [] },
  ],
  is_overridden: false, is_machine: false,
}
const DISTRICT: api.Finding = {
  code: 'department_area',
  label: '单位与区划',
  severity: 'warns',
  severity_label: '请核对',
  reason: '事发地在龙华区，而所选单位是美兰区。',
  span: null,
  mends: [
    { kind: 'set_field', label: '改派龙华区', field: 'department_id', value: '7', parts: [] },
  ],
  is_overridden: false, is_machine: false,
}

const ORDER = {
  number: '20261124000001',
  place: '国贸路',
  event: '请打13907551234',
  demand: '修灯',
  allowed_verbs: [{ verb: 'dispatch', label: '派单' }],
} as unknown as OrderDetail
const WHO_MAY_CORRECT = {
  ...ORDER,
  allowed_verbs: [...ORDER.allowed_verbs, { verb: 'correct', label: '更正' }],
}

enableAutoUnmount(afterEach)

async function show() {
  const draft = reactive(emptyDraft('13907551234'))
  draft.demands[0]!.event = '请打13907551234'
  const panel = mount(DemandShield, { props: { modelValue: draft }, attachTo: document.body })
  await flushPromises()
  return { draft, panel }
}

describe('the shield under the order form', () => {
  beforeEach(() => {
    vi.spyOn(api, 'previewShield').mockImplementation(async (body) => {
      const isBlocked = body.event?.includes('13907551234') ?? false
      return { findings: isBlocked ? [PHONE] : [], is_blocked: isBlocked }
    })
  })

  it('says what it found, and Alt+M mends it', async () => {
    const { draft, panel } = await show()
    expect(panel.get('[data-testid="shield-summary"]').text()).toBe('1 处不改不能派')
    onKey(new KeyboardEvent('keydown', { key: 'm', altKey: true }))
    await flushPromises()
    expect(draft.demands[0]?.event).toBe('请打［已隐去］')
    expect(panel.get('[data-testid="shield-summary"]').text()).toBe('没有发现问题')
  })

  it('shows the first finding in its own place, and one key presses its button', async () => {
    const { draft, panel } = await show()
    expect(panel.get('[data-testid="shield-first"]').text()).toContain('泄露来电人电话')
    expect(panel.get('[data-testid="shield-first-mend"]').text()).toBe('遮盖电话 Alt+Y')
    onKey(new KeyboardEvent('keydown', { key: 'y', altKey: true }))
    await flushPromises()
    expect(draft.demands[0]?.event).toBe('请打［已隐去］')
    expect(panel.get('[data-testid="shield-first"]').text()).toBe('')
  })

  it('opens by Alt+J, mends by its button, takes a reason', async () => {
    const { draft, panel } = await show()
    expect(panel.find('[data-testid="shield-findings"]').exists()).toBe(false)
    onKey(new KeyboardEvent('keydown', { key: 'j', altKey: true }))
    await flushPromises()
    await panel.get('input[data-testid="shield-reason"]').setValue('市民坚持留号')
    expect(draft.shield_reason).toBe('市民坚持留号')
    await panel.get('[data-testid="shield-mend-caller_phone_in_text"]').trigger('click')
    expect(draft.demands[0]?.event).toBe('请打［已隐去］')
  })

  it('asks nothing of an empty form', async () => {
    const ask = vi.spyOn(api, 'previewShield')
    ask.mockClear()
    const panel = mount(DemandShield, { props: { modelValue: reactive(emptyDraft()) } })
    await flushPromises()
    expect(ask).not.toHaveBeenCalled()
    expect(panel.text()).toContain('填写经过后自动检查')
  })
})

describe('the shield in the dispatch dialog', () => {
  it('offers the right department and asks for a reason only where it is blocked', async () => {
    const ask = vi
      .spyOn(api, 'getShield')
      .mockResolvedValue({ findings: [PHONE, DISTRICT], is_blocked: true })
    const panel = mount(DispatchShield, {
      props: { order: ORDER, departmentId: 4, sharePhone: false, modelValue: '' },
    })
    await flushPromises()
    expect(ask).toHaveBeenCalledWith('20261124000001', 4, false, expect.anything())
    expect(panel.text()).toContain('1 处不改不能派，1 处请核对')
    await panel.get('[data-testid="shield-mend-department_area"]').trigger('click')
    expect(panel.emitted('department')).toEqual([[7]])
    await panel.get('textarea').setValue('号码为总机')
    expect(panel.emitted('update:modelValue')?.at(-1)).toEqual(['号码为总机'])

    ask.mockResolvedValue({ findings: [DISTRICT], is_blocked: false })
    await panel.setProps({ sharePhone: true })
    await vi.waitFor(() => expect(panel.find('textarea').exists()).toBe(false))
  })

  it('corrects the registered text at one press, for whoever may', async () => {
    vi.spyOn(api, 'getShield').mockResolvedValue({ findings: [PHONE], is_blocked: true })
    const send = vi.spyOn(workOrders, 'doVerb').mockResolvedValue({} as never)
    const props = { departmentId: 4, sharePhone: false, modelValue: '' }
    const other = mount(DispatchShield, { props: { ...props, order: ORDER } })
    await flushPromises()
    expect(other.find('[data-testid="shield-mend-caller_phone_in_text"]').exists()).toBe(false)
    const panel = mount(DispatchShield, { props: { ...props, order: WHO_MAY_CORRECT } })
    await flushPromises()
    await panel.get('[data-testid="shield-mend-caller_phone_in_text"]').trigger('click')
    await flushPromises()
    expect(send).toHaveBeenCalledWith('20261124000001', 'correct', {
      field: 'event',
      new: '请打［已隐去］',
      reason: '派单前体检：泄露来电人电话',
    })
    expect(panel.emitted('corrected')).toHaveLength(1)
  })

  it('waits for a department where nothing leaves without one', async () => {
    const ask = vi.spyOn(api, 'getShield')
    ask.mockClear()
    const panel = mount(DispatchShield, {
      props: { order: ORDER, departmentId: null, sharePhone: false, waits: true, modelValue: '' },
    })
    await flushPromises()
    expect(ask).not.toHaveBeenCalled()
    expect(panel.find('[data-testid="dispatch-shield"]').exists()).toBe(false)
  })
})
