import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { backOff } from './link'
import type { ToPage } from './messages'
import { operatorLink } from './operatorLink'

class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  static opened: FakeSocket[] = []
  readonly sent: Record<string, unknown>[] = []
  readyState = 0

  constructor(readonly url: string) {
    super()
    FakeSocket.opened.push(this)
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }

  close(): void {
    this.readyState = 3
  }

  open(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }

  hear(message: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }

  drop(): void {
    this.readyState = 3
    this.dispatchEvent(new Event('close'))
  }
}

function latest(): FakeSocket {
  return FakeSocket.opened.at(-1) as FakeSocket
}

function openLink(heldCall: string | null = null) {
  const happened: string[] = []
  const messages: ToPage[] = []
  let ticket = 'old'
  const renew = vi.fn(async () => {
    ticket = 'fresh'
  })
  const link = operatorLink(
    { address: () => 'ws://here/operator', ticket: () => ticket, renew, heldCall: () => heldCall },
    'page-1',
    {
      connecting: () => happened.push('connecting'),
      disconnected: () => happened.push('disconnected'),
      message: (message) => messages.push(message),
    },
  )
  return { link, happened, messages, renew }
}

describe('the link to call control', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    FakeSocket.opened = []
    vi.stubGlobal('WebSocket', FakeSocket)
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('says hello first, with its page and whether it takes over', () => {
    const { link } = openLink('c1')
    link.open(true)
    latest().open()
    expect(latest().sent[0]).toEqual({
      type: 'hello',
      ticket: 'old',
      page_id: 'page-1',
      take_over: true,
      phone_call_id: 'c1',
    })
    link.close()
  })

  it('comes back by itself after the connection dropped', async () => {
    const { link, happened } = openLink()
    link.open()
    latest().open()
    latest().drop()
    await vi.advanceTimersByTimeAsync(1000)
    expect(FakeSocket.opened).toHaveLength(2)
    expect(happened).toEqual(['connecting', 'disconnected', 'connecting'])
    link.close()
  })

  it('counts a silent connection as dropped', async () => {
    const { link, happened } = openLink()
    link.open()
    latest().open()
    await vi.advanceTimersByTimeAsync(41_000)
    expect(happened).toContain('disconnected')
    link.close()
  })

  it('asks for a fresh ticket when the old one is refused', async () => {
    const { link, renew } = openLink()
    link.open()
    latest().open()
    latest().hear({ type: 'refused', code: 'bad_ticket', message: '凭证失效' })
    await vi.advanceTimersByTimeAsync(2000)
    latest().open()
    expect(renew).toHaveBeenCalledOnce()
    expect(latest().sent[0]).toMatchObject({ ticket: 'fresh' })
    link.close()
  })

  it('does not fight over the session with the page that replaced it', async () => {
    const { link, messages } = openLink()
    link.open()
    latest().open()
    latest().hear({ type: 'replaced' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(messages).toEqual([{ type: 'replaced' }])
    expect(FakeSocket.opened).toHaveLength(1)
  })

  it('tells that nothing was said while nobody listens', () => {
    const { link } = openLink()
    link.open()
    expect(link.say({ type: 'ping' })).toBe(false)
    link.close()
  })
})

describe('the wait before coming back', () => {
  it('doubles up to a limit and never bunches everybody together', () => {
    expect(backOff(0, 0.5)).toBe(500)
    expect(backOff(3, 0.5)).toBe(4000)
    expect(backOff(20, 0.5)).toBe(8000)
    expect(backOff(2, 0)).toBeLessThan(backOff(2, 1))
  })
})
