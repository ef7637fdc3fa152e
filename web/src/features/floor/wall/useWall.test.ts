import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'

import * as api from '@/api/floor'
import { page } from '@/shared/page'

import { floor } from '../samples'
import { useWall, type WallBox } from './useWall'

class FakeSocket extends EventTarget {
  static OPEN = 1
  static all: FakeSocket[] = []
  readyState = 1

  constructor() {
    super()
    FakeSocket.all.push(this)
  }

  send(): void {}

  close(): void {
    this.readyState = 3
  }

  hear(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }
}

const TICKET = { ticket: 't', websocket_url: 'ws://127.0.0.1:1/floor', rights: ['wall'] }
const build = (name: string) => `<script type="module" src="/assets/index-${name}.js"></script>`
const newest = () => FakeSocket.all.at(-1) as FakeSocket
let scope: EffectScope
let box: WallBox

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.all = []
  setActivePinia(createPinia())
  vi.stubGlobal('WebSocket', FakeSocket)
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function hang(): void {
  scope = effectScope()
  box = scope.run(() => useWall()) as WallBox
}

describe('a screen nobody touches', () => {
  it('opens again by itself until the server is back', async () => {
    const ticket = vi.spyOn(api, 'wallTicket').mockRejectedValueOnce(new Error('away'))
    ticket.mockRejectedValueOnce(new Error('away')).mockResolvedValue(TICKET)
    hang()
    await vi.advanceTimersByTimeAsync(0)
    expect(box.status.value).toBe('failed')
    await vi.advanceTimersByTimeAsync(10_000)
    expect([ticket.mock.calls.length, box.status.value]).toEqual([2, 'failed'])
    await vi.advanceTimersByTimeAsync(10_000)
    newest().hear(floor())
    expect(box.status.value).toBe('open')
  })

  it('takes the new version of the page after the server came back with one', async () => {
    vi.spyOn(api, 'wallTicket').mockResolvedValue(TICKET)
    const reload = vi.spyOn(page, 'reload').mockReturnValue()
    vi.spyOn(document.documentElement, 'outerHTML', 'get').mockReturnValue(build('one'))
    const fetched = vi.fn().mockImplementation(() => Promise.resolve(new Response(build('one'))))
    vi.stubGlobal('fetch', fetched)
    hang()
    await vi.advanceTimersByTimeAsync(0)
    newest().hear(floor())
    expect(fetched).not.toHaveBeenCalled()
    for (const name of ['one', 'two']) {
      fetched.mockImplementation(() => Promise.resolve(new Response(build(name))))
      newest().dispatchEvent(new Event('close'))
      await vi.advanceTimersByTimeAsync(9000)
      newest().hear(floor())
      await vi.advanceTimersByTimeAsync(0)
    }
    expect(fetched).toHaveBeenCalledTimes(2)
    expect(reload).toHaveBeenCalledTimes(1)
  })
})
