/** A seat for tests: a socket that is written by hand, a phone without sound. */
import { createPinia, setActivePinia } from 'pinia'
import { expect, vi } from 'vitest'

import * as seats from '@/api/seats'
import { FakePhone } from '@/telephone/fakePhone'
import type { CallView, ToPage } from '@/telephone/messages'
import { aCall, WELCOME } from '@/telephone/samples'

import { platform, usePhoneMaker } from './platform'
import { furnish, useSoftphone } from './store'

export const CHECKED_IN = {
  is_home: false,
  rights: ['dial'],
  ticket: 'ticket',
  websocket_url: 'ws://here/operator',
  seat: '8001',
  device: 'browser',
  sip: { uri: 'sip:8001w@here', username: '8001w', password: 'p', websocket_url: 'ws://here/ws' },
}

export class Line extends EventTarget {
  static readonly OPEN = 1
  static last: Line
  static opened = 0
  readyState = 1
  readonly said: { type: string; [word: string]: unknown }[] = []

  constructor(readonly url: string) {
    super()
    Line.last = this
    Line.opened += 1
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

export function call(changes: Partial<CallView> = {}): ToPage {
  return { type: 'call', call: aCall(changes) }
}

export function prepare(): FakePhone {
  setActivePinia(createPinia())
  sessionStorage.clear()
  Line.opened = 0
  vi.stubGlobal('WebSocket', Line)
  vi.spyOn(seats, 'checkIn').mockResolvedValue(CHECKED_IN)
  vi.spyOn(seats, 'freshTicket').mockResolvedValue(CHECKED_IN)
  vi.spyOn(seats, 'checkOut').mockResolvedValue({})
  const phone = new FakePhone()
  usePhoneMaker(async () => phone)
  furnish(platform)
  return phone
}

export async function seated(phone: FakePhone) {
  const softphone = useSoftphone()
  await softphone.checkIn('8001', 'browser')
  Line.last.dispatchEvent(new Event('open'))
  Line.last.tell(WELCOME)
  await vi.waitFor(() => expect(phone.asked).toContain('start'))
  return softphone
}
