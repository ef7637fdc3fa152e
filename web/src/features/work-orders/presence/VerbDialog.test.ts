import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as beside from '@/api/besideOrders'
import { ApiError } from '@/api/errors'
import * as workOrders from '@/api/workOrders'

import { anOrder } from '../samples'
import VerbDialog from '../VerbDialog.vue'

vi.mock('@/shared/messages', () => ({ tellSuccess: vi.fn(), tellWarning: vi.fn(), tellError: vi.fn() }))
vi.setConfig({ testTimeout: 30_000 })
enableAutoUnmount(afterEach)

const VERB = { verb: 'escalate', label: '列为疑难' }
const WORDS = '您打开后工单已有变动：李强（派单员）派出工单。您填写的内容没有提交，仍保留在页面上，请核对后再提交。'
const spot = <T extends HTMLElement = HTMLElement>(name: string) => document.querySelector<T>(`[data-testid="${name}"]`)
const presence: beside.Presence = { at: '2026-11-24T02:00:00Z', present: [], version: 7, story: 7, changes: [] }

async function open() {
  const order = anOrder({ allowed_verbs: [VERB] })
  const dialog = mount(VerbDialog, { props: { order, verb: VERB }, attachTo: document.body })
  await flushPromises()
  return dialog
}
const box = () => document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')!

async function write(text: string): Promise<void> {
  box().value = text
  box().dispatchEvent(new Event('input'))
  await flushPromises()
}
async function confirm(): Promise<void> {
  spot('verb-confirm')!.click()
  await flushPromises()
}

describe('a verb on an order that changes meanwhile', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    document.body.innerHTML = ''
    Element.prototype.scrollIntoView = () => undefined
    vi.spyOn(beside, 'sayPresent').mockResolvedValue(presence)
    vi.spyOn(beside, 'sayGone').mockReturnValue()
  })

  it('says who else writes, and what changed', async () => {
    const li = { who: '李强', is_writing: true, is_self: false, sentence: '李强 正在处理（列为疑难）', since: '2026-11-24T02:00:00Z' }
    vi.spyOn(beside, 'sayPresent').mockResolvedValue({ ...presence, present: [li], changes: ['李强派出工单。'] })
    const dialog = await open()
    expect(spot('writers')!.textContent).toContain('李强 正在处理（列为疑难）')
    expect(spot('changed')!.textContent).toContain('李强派出工单。')
    spot('reload')!.click()
    expect(dialog.emitted('changed')).toHaveLength(1)
  })

  it('keeps what was written when it is refused, and goes through once it was looked at', async () => {
    const send = vi.spyOn(workOrders, 'doVerb').mockRejectedValueOnce(new ApiError(409, 'changed_meanwhile', WORDS))
    const dialog = await open()
    await write('产权单位已注销，照明设施无人管理。')
    await confirm()
    expect(send.mock.lastCall?.[3]).toBe(7)
    expect(spot('changed')!.textContent).toContain('李强（派单员）派出工单。')
    expect(dialog.emitted('changed')).toHaveLength(1)
    expect(dialog.emitted('done')).toBeUndefined()
    await dialog.setProps({ order: anOrder({ version: 9, allowed_verbs: [VERB] }) })
    expect(box().value).toBe('产权单位已注销，照明设施无人管理。')
    send.mockResolvedValue({} as never)
    await confirm()
    expect(send.mock.lastCall?.[3]).toBe(9)
    expect(dialog.emitted('done')).toHaveLength(1)
  })

  it('is not sent where the order no longer allows it, and what was written can still be read', async () => {
    vi.spyOn(workOrders, 'doVerb').mockRejectedValueOnce(new ApiError(409, 'changed_meanwhile', WORDS))
    const dialog = await open()
    await write('产权单位已注销，照明设施无人管理。')
    await confirm()
    await dialog.setProps({ order: anOrder({ version: 9, allowed_verbs: [] }) })
    expect(spot('moot')!.textContent).toContain('已不能进行这项操作')
    expect(spot<HTMLButtonElement>('verb-confirm')!.disabled).toBe(true)
    expect(box().value).toBe('产权单位已注销，照明设施无人管理。')
  })
})
