import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as seats from '@/api/seats'

import { FakePhone } from '@/telephone/fakePhone'
import type { CallView, ToPage } from '@/telephone/messages'
import { aCall, TALKING, WELCOME } from '@/telephone/samples'

import { platform, usePhoneMaker } from './platform'
import { furnish, useSoftphone } from './store'

const CHECKED_IN = {
  is_home: false,
  rights: ['dial'],
  ticket: 'ticket',
  websocket_url: 'ws://here/operator',
  seat: '8001',
  device: 'browser',
  sip: { uri: 'sip:8001w@here', username: '8001w', password: 'p', websocket_url: 'ws://here/ws' },
}

class Line extends EventTarget {
  static readonly OPEN = 1
  static last: Line
  readyState = 1
  readonly said: { type: string }[] = []

  constructor(readonly url: string) {
    super()
    Line.last = this
  }

  send(text: string): void {
    this.said.push(JSON.parse(text) as { type: string })
  }

  close(): void {
    this.readyState = 3
  }

  tell(message: ToPage): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }

  get words(): string[] {
    return this.said.map(({ type }) => type)
  }
}

function call(changes: Partial<CallView> = {}): ToPage {
  return { type: 'call', call: aCall(changes) }
}

describe('the softphone', () => {
  let phone: FakePhone

  beforeEach(() => {
    setActivePinia(createPinia())
    sessionStorage.clear()
    vi.stubGlobal('WebSocket', Line)
    vi.spyOn(seats, 'checkIn').mockResolvedValue(CHECKED_IN)
    vi.spyOn(seats, 'freshTicket').mockResolvedValue(CHECKED_IN)
    vi.spyOn(seats, 'checkOut').mockResolvedValue({})
    phone = new FakePhone()
    usePhoneMaker(async () => phone)
    furnish(platform)
  })
  afterEach(() => useSoftphone().leave())

  async function seated() {
    const softphone = useSoftphone()
    await softphone.checkIn('8001', 'browser')
    Line.last.dispatchEvent(new Event('open'))
    Line.last.tell(WELCOME)
    await vi.waitFor(() => expect(phone.asked).toContain('start'))
    return softphone
  }

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
})
