import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as seats from '@/api/seats'
import type { FakePhone } from '@/telephone/fakePhone'
import { TALKING } from '@/telephone/samples'

import { useSoftphone } from './store'
import { call, Line, prepare, seated as sit } from './testStage'

describe('the softphone', () => {
  let phone: FakePhone

  beforeEach(() => {
    phone = prepare()
  })
  afterEach(() => useSoftphone().leave())

  const seated = () => sit(phone)

  it('says hello and registers its phone after checking in', async () => {
    const softphone = await seated()
    expect(Line.last.words).toEqual(['hello'])
    expect(phone.account?.username).toBe('8001w')
    expect(softphone.registration).toBe('registered')
  })

  it('answers on its own phone and hangs up through call control', async () => {
    const softphone = await seated()
    Line.last.tell(call())
    softphone.answer()
    expect(phone.asked).toContain('answer c1')
    Line.last.tell(call(TALKING))
    softphone.hangUp()
    expect(Line.last.words).toContain('hang_up')
    expect(phone.asked).not.toContain('dropLeg')
  })

  it('answers once however often the button is pressed', async () => {
    const softphone = await seated()
    Line.last.tell(call())
    softphone.answer()
    softphone.answer()
    expect(phone.asked.filter((asked) => asked === 'answer c1')).toHaveLength(1)
  })

  it('declines an offer instead of hanging up', async () => {
    const softphone = await seated()
    Line.last.tell(call())
    softphone.hangUp()
    expect(Line.last.words).toContain('decline')
  })

  it('can still hang up while call control cannot be reached', async () => {
    const softphone = await seated()
    Line.last.tell(call(TALKING))
    Line.last.readyState = 3
    softphone.hangUp()
    expect(phone.asked).toContain('dropLeg')
  })

  it('holds, takes back, and unmutes by itself when the call is over', async () => {
    const softphone = await seated()
    Line.last.tell(call(TALKING))
    softphone.toggleHold()
    Line.last.tell(call({ ...TALKING, phase: 'held' }))
    softphone.toggleHold()
    expect(Line.last.words.slice(-2)).toEqual(['hold', 'resume'])
    softphone.toggleMute()
    expect(softphone.muted).toBe(true)
    Line.last.tell({ type: 'call', call: null })
    expect(softphone.muted).toBe(false)
    expect(phone.asked.at(-1)).toBe('unmute')
  })

  it('stops its phone when another page takes the seat', async () => {
    const softphone = await seated()
    Line.last.tell({ type: 'replaced' })
    expect(phone.asked).toContain('stop')
    expect(softphone.session.link).toBe('replaced')
    expect(softphone.isSeated).toBe(true)
  })

  it('sits down again after a reload without being asked', async () => {
    const softphone = useSoftphone()
    await softphone.restore()
    await nextTick()
    expect(softphone.seat?.seat).toBe('8001')
  })

  it('stays quietly away from a seat that was never taken', async () => {
    vi.spyOn(seats, 'freshTicket').mockRejectedValue(new ApiError(409, 'conflict', '未签入'))
    const softphone = useSoftphone()
    await softphone.restore()
    expect(softphone.isSeated).toBe(false)
    expect(document.body.textContent).not.toContain('恢复坐席')
  })

  it('is gone from the seat once call control says signed out', async () => {
    const softphone = await seated()
    Line.last.tell({
      type: 'state',
      state: 'signed_out',
      reason: '',
      since: '2026-11-24T02:00:00Z',
      until: null,
    })
    expect(softphone.isSeated).toBe(false)
    expect(phone.asked).toContain('stop')
  })

  it('says which call its phone still holds when it comes back', async () => {
    const softphone = await seated()
    Line.last.tell(call())
    softphone.answer()
    await softphone.reconnect()
    Line.last.dispatchEvent(new Event('open'))
    expect(Line.last.said[0]).toMatchObject({ type: 'hello', phone_call_id: 'c1' })
  })

  it('does not ring on an outbound call, nor after the offer is gone', async () => {
    const softphone = await seated()
    Line.last.tell(call({ phase: 'preview', direction: 'outbound' }))
    expect(softphone.allowed.has('start')).toBe(true)
    softphone.hangUp()
    expect(Line.last.said.at(-1)).toMatchObject({ type: 'skip_preview', reason: '' })
  })

  it('stays away for good when no licence is free, and says why', async () => {
    vi.useFakeTimers()
    const softphone = await seated()
    const opened = Line.opened
    Line.last.tell({ type: 'refused', code: 'no_licence', message: '软电话许可已全部使用' })
    Line.last.dispatchEvent(new Event('close'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(softphone.session).toMatchObject({ link: 'barred', refusal: '软电话许可已全部使用' })
    expect(Line.opened).toBe(opened)
    vi.useRealTimers()
  })

  it('tells in Chinese why a number could not be rung', async () => {
    vi.spyOn(seats, 'placeCall').mockRejectedValue(new ApiError(409, 'barred', '该号码不允许外拨。'))
    const softphone = await seated()
    await softphone.dial('0011', '')
    await vi.waitFor(() => expect(document.body.textContent).toContain('该号码不允许外拨。'))
  })
})
