import { describe, expect, it } from 'vitest'

import { noSession, reduce, type CallSession, type Happening } from './callSession'
import type { ToPage } from './messages'
import { aCall, TALKING, WELCOME } from './samples'

const NOW = Date.parse('2026-11-24T02:00:00Z')

function heard(session: CallSession, ...messages: ToPage[]): CallSession {
  return messages.reduce(
    (now, message) => reduce(now, { type: 'message', message, receivedAt: NOW }),
    session,
  )
}

describe('the session as call control tells it', () => {
  it('opens with the welcome and learns how far the clocks differ', () => {
    const session = heard(noSession(), WELCOME)
    expect(session.link).toBe('open')
    expect(session.clockSkew).toBe(5000)
  })

  it('keeps an answered call for the write-up after it ended', () => {
    const answered = aCall(TALKING)
    const session = heard(
      noSession(),
      WELCOME,
      { type: 'call', call: answered },
      { type: 'call', call: null },
    )
    expect(session.call).toBeNull()
    expect(session.lastCall?.call_id).toBe('c1')
  })

  it('forgets an offer that nobody answered', () => {
    const session = heard(
      noSession(),
      WELCOME,
      { type: 'call', call: aCall() },
      { type: 'call', call: null },
    )
    expect(session.lastCall).toBeNull()
  })

  it('keeps the call on the screen while the connection is lost', () => {
    const talking = heard(noSession(), WELCOME, {
      type: 'call',
      call: aCall(TALKING),
    })
    const lost = reduce(talking, { type: 'disconnected' })
    expect(lost.link).toBe('lost')
    expect(lost.call?.call_id).toBe('c1')
    expect(reduce(lost, { type: 'connecting' }).link).toBe('lost')
  })

  it.each<[ToPage, string]>([
    [{ type: 'replaced' }, 'replaced'],
    [{ type: 'refused', code: 'already_open', message: '已打开' }, 'elsewhere'],
  ])('gives way to another page and stays so when the socket closes', (message, link) => {
    const given = heard(noSession(), message)
    const closing: Happening = { type: 'disconnected' }
    expect(given.link).toBe(link)
    expect(reduce(given, closing).link).toBe(link)
  })

  it('is not disturbed by any other refusal', () => {
    const open = heard(noSession(), WELCOME)
    expect(heard(open, { type: 'refused', code: 'not_now', message: '现在不行' })).toEqual(open)
  })
})
