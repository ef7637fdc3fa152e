import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'

import { ApiError } from '@/api/errors'
import * as api from '@/api/floor'
import * as messages from '@/shared/messages'

import { desk, floor } from './samples'
import { useFloor, type FloorBox } from './useFloor'

class FakeSocket extends EventTarget {
  static OPEN = 1
  static all: FakeSocket[] = []
  readyState = 1
  sent: Record<string, unknown>[] = []
  readonly address: string

  constructor(address: string) {
    super()
    this.address = address
    FakeSocket.all.push(this)
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }

  close(): void {
    this.readyState = 3
  }

  begin(): void {
    this.dispatchEvent(new Event('open'))
  }

  hear(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }

  drop(): void {
    this.readyState = 3
    this.dispatchEvent(new Event('close'))
  }
}

const TICKET = { ticket: 't-1', websocket_url: 'ws://127.0.0.1:1/floor', rights: ['floor', 'supervise'] }
let scope: EffectScope
let box: FloorBox
const newest = () => FakeSocket.all.at(-1) as FakeSocket

beforeEach(async () => {
  vi.useFakeTimers()
  FakeSocket.all = []
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.spyOn(api, 'floorTicket').mockResolvedValue(TICKET)
  vi.spyOn(messages, 'tellError').mockImplementation(() => {})
  vi.spyOn(messages, 'tellWarning').mockImplementation(() => {})
  vi.spyOn(messages, 'tellSuccess').mockImplementation(() => {})
  scope = effectScope()
  box = scope.run(() => useFloor()) as FloorBox
  await box.open()
  newest().begin()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('the floor', () => {
  it('is asked for with the ticket, and shown when it comes', () => {
    expect(newest().sent).toEqual([{ type: 'watch_floor', ticket: 't-1' }])
    expect(box.status.value).toBe('opening')
    newest().hear(floor({ desks: [desk(1)] }))
    expect(box.status.value).toBe('open')
    expect(box.view.value?.desks).toHaveLength(1)
    expect(box.rights.value).toContain('supervise')
  })

  it('keeps what it showed when the connection breaks, and comes back', async () => {
    newest().hear(floor({ desks: [desk(1)] }))
    newest().hear({ type: 'supervision', operator_id: 1, mode: 'whisper' })
    newest().drop()
    expect(box.status.value).toBe('lost')
    expect(box.view.value?.desks).toHaveLength(1)
    expect(box.supervision.value.operator_id).toBeNull()
    await vi.advanceTimersByTimeAsync(1000)
    expect(FakeSocket.all).toHaveLength(2)
    newest().begin()
    newest().hear(floor({ desks: [desk(1)] }))
    expect(box.status.value).toBe('open')
  })

  it('gets a fresh ticket when the old one is refused', async () => {
    vi.mocked(api.floorTicket).mockResolvedValue({ ...TICKET, ticket: 't-2' })
    newest().hear({ type: 'refused', code: 'bad_ticket', message: '凭据无效' })
    await vi.advanceTimersByTimeAsync(1000)
    newest().begin()
    expect(newest().sent).toEqual([{ type: 'watch_floor', ticket: 't-2' }])
    expect(messages.tellError).not.toHaveBeenCalled()
  })

  it('says why it may not be seen, and does not ask again', async () => {
    newest().hear({ type: 'refused', code: 'not_allowed', message: '您没有查看话务大厅的权限' })
    expect(box.status.value).toBe('failed')
    expect(box.failure.value).toContain('没有查看')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('says why no ticket was given', async () => {
    vi.mocked(api.floorTicket).mockRejectedValue(new ApiError(403, 'forbidden', '无权访问。'))
    await box.open()
    expect(box.status.value).toBe('failed')
    expect(box.failure.value).toBe('无权访问。')
  })

  it('hangs up when the page is left', () => {
    scope.stop()
    expect(newest().readyState).toBe(3)
  })
})

describe('acts', () => {
  it('are sent, and their end is told in Chinese', () => {
    newest().hear(floor())
    expect(box.act({ type: 'force_end', operator_id: 7 })).toBe(true)
    expect(newest().sent.at(-1)).toEqual({ type: 'force_end', operator_id: 7 })
    newest().hear({ type: 'done', act: 'force_end' })
    expect(messages.tellSuccess).toHaveBeenCalledWith('已强拆通话')
    newest().hear({ type: 'refused', code: 'no_target', message: '该热线员未签入' })
    expect(messages.tellError).toHaveBeenCalledWith('该热线员未签入')
    expect(box.status.value).toBe('open')
  })

  it('are not sent while nobody listens, and the person is told', () => {
    newest().hear(floor())
    newest().drop()
    expect(box.act({ type: 'force_end', operator_id: 1 })).toBe(false)
    expect(messages.tellWarning).toHaveBeenCalledOnce()
  })
})
