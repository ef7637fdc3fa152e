import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { Attention } from '@/api/attention'
import { ApiError } from '@/api/errors'
import * as referenceApi from '@/api/reference'
import * as workOrders from '@/api/workOrders'

import { anOrder } from '../samples'
import CorrectDialog from './CorrectDialog.vue'

const EARLIER: Attention['corrections'] = [
  {
    field_label: '事发地点',
    is_sealed: false,
    old: '国贸路 1 号',
    new: '金贸中路 1 号',
    reason: '登记时听错',
    corrected_at: '2026-11-24T02:10:00Z',
    corrected_by: '王芳',
  },
]
vi.setConfig({ testTimeout: 30_000 })

const spot = <T extends HTMLElement = HTMLElement>(name: string) =>
  document.querySelector<T>(`[data-testid="${name}"]`)!

async function choose(field: string): Promise<void> {
  spot(`correct-${field}`).querySelector('input')!.click()
  await flushPromises()
}
async function type(name: string, text: string): Promise<void> {
  const box = spot<HTMLInputElement>(name)
  box.value = text
  box.dispatchEvent(new Event('input'))
  await flushPromises()
}
async function confirm(): Promise<void> {
  spot('verb-confirm').click()
  await flushPromises()
}
async function open(order = anOrder()) {
  const dialog = mount(CorrectDialog, {
    props: { order, corrections: EARLIER, open: true },
    attachTo: document.body,
  })
  await flushPromises()
  return dialog
}

describe('the correction dialog', () => {
  enableAutoUnmount(afterEach)
  beforeEach(() => {
    document.body.innerHTML = ''
    for (const name of ['listAreas', 'listTopics', 'listDepartments', 'listUrgencies', 'listAppealTypes'] as const) {
      vi.spyOn(referenceApi, name).mockResolvedValue([])
    }
  })

  it('shows the old value, what was corrected before, and sends what is right', async () => {
    const done = vi.spyOn(workOrders, 'doVerb').mockResolvedValue(undefined as never)
    const dialog = await open()
    expect(spot('correct-old').textContent).toBe('路灯照明')
    expect(document.querySelector('[data-testid="corrections"]')).toBeNull()
    await choose('place')
    expect(spot('correct-old').textContent).toBe('金贸中路 1 号')
    expect(spot('corrections').textContent).toContain('国贸路 1 号')
    await confirm()
    expect(done).not.toHaveBeenCalled()
    await type('field-new', ' 海秀路 9 号 ')
    await type('field-reason', '登记时听错')
    await confirm()
    const body = { field: 'place', new: '海秀路 9 号', reason: '登记时听错' }
    expect(done).toHaveBeenCalledWith('20261124000001', 'correct', body, 7)
    expect(dialog.emitted('done')).toHaveLength(1)
  })

  it('says why the urgency may no longer be corrected', async () => {
    await open(anOrder({ state: 'handling' }))
    await choose('urgency')
    expect(spot('correct-denial').textContent).toContain('时限已按原紧急程度承诺')
    expect(document.querySelector('[data-testid="field-new"]')).toBeNull()
    expect(spot<HTMLButtonElement>('verb-confirm').disabled).toBe(true)
  })

  it('shows a refusal under what was refused, whatever its name', async () => {
    const refusal = new ApiError(422, 'unknown_area', '所选区划不存在。', { area_code: '所选区划不存在。' })
    vi.spyOn(workOrders, 'doVerb').mockRejectedValue(refusal)
    await open()
    await choose('place')
    await type('field-new', '海秀路 9 号')
    await type('field-reason', '登记时听错')
    await confirm()
    await vi.waitFor(() => {
      expect(document.querySelector('.el-form-item.is-error')?.textContent).toContain('所选区划不存在。')
    })
  })
})
