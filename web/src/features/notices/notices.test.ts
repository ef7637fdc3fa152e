import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/notices'

import { choicesOf, keepChoices } from './choices'
import { standInLine } from './firstTab'
import { claim } from './told'
import { SECONDS, useBell, type Bell } from './useBell'

const notice = (id: number): api.Notice => ({
  id,
  number: '20261124000007',
  kind: 'workorder.urged',
  sentence: '被催办，请尽快答复',
  is_pressing: true,
  told_at: '2026-11-24T02:00:00Z',
  is_read: false,
})

/** Locks as a browser has them: the next in line gets it when the one before lets go. */
function fakeLocks() {
  const lines = new Map<string, Promise<unknown>>()
  return {
    request(name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) {
      const before = lines.get(name) ?? Promise.resolve()
      const mine = before.then(() => (signal.aborted ? undefined : work()))
      lines.set(name, mine)
      return mine
    },
  }
}

function openTab(tell: (one: api.Notice) => void): { bell: Bell; close: () => void } {
  let bell: Bell | undefined
  const tab = mount({
    setup() {
      bell = useBell(7, tell)
      return () => null
    },
  })
  return { bell: bell as Bell, close: () => tab.unmount() }
}

async function round(): Promise<void> {
  await vi.advanceTimersByTimeAsync(SECONDS * 1000)
  await flushPromises()
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
  vi.stubGlobal('navigator', { locks: fakeLocks() })
  vi.stubGlobal('BroadcastChannel', undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('what a browser has told', () => {
  it('is told once, and not what was there before it first looked', () => {
    expect(claim(7, 40)).toBe(false)
    expect(claim(7, 41)).toBe(true)
    expect(claim(7, 41)).toBe(false)
    expect(claim(7, 40)).toBe(false)
    expect(claim(8, 41)).toBe(false)
  })

  it('begins with nothing, so that the first that comes is told', () => {
    expect(claim(7, 0)).toBe(false)
    expect(claim(7, 1)).toBe(true)
  })
})

describe('several tabs', () => {
  it('tell of a notice once, and only one of them asks', async () => {
    const ask = vi.spyOn(api, 'askUnread').mockResolvedValue({ unread: 0, newest: null })
    const tell = vi.fn()
    openTab(tell)
    openTab(tell)
    await round()
    ask.mockClear()
    ask.mockResolvedValue({ unread: 1, newest: notice(5) })
    await round()
    await round()
    expect(ask).toHaveBeenCalledTimes(2)
    expect(tell).toHaveBeenCalledOnce()
  })

  it('hand the bell on when the first is closed', async () => {
    const ask = vi.spyOn(api, 'askUnread').mockResolvedValue({ unread: 0, newest: null })
    const [first, second] = [vi.fn(), vi.fn()]
    const tab = openTab(first)
    const other = openTab(second)
    await round()
    tab.close()
    ask.mockResolvedValue({ unread: 1, newest: notice(5) })
    await round()
    await round()
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledOnce()
    expect(other.bell.unread.value).toBe(1)
  })

  it('tell once also where the browser has no locks', async () => {
    vi.stubGlobal('navigator', {})
    const ask = vi.spyOn(api, 'askUnread').mockResolvedValue({ unread: 0, newest: null })
    const tell = vi.fn()
    openTab(tell)
    openTab(tell)
    await flushPromises()
    ask.mockResolvedValue({ unread: 1, newest: notice(5) })
    await round()
    expect(tell).toHaveBeenCalledOnce()
  })
})

describe('a place in the line', () => {
  it('is given up by who leaves before the turn came', async () => {
    const turns: string[] = []
    const one = standInLine('bell', () => turns.push('one'))
    const two = standInLine('bell', () => turns.push('two'))
    await flushPromises()
    two.leave()
    one.leave()
    await flushPromises()
    expect(turns).toEqual(['one'])
    expect([one.isFirst(), two.isFirst()]).toEqual([false, false])
  })
})

describe('the sound', () => {
  it('is off for departments until somebody wants it', () => {
    expect(choicesOf(7, false)).toEqual({ sound: true, desktop: false })
    expect(choicesOf(7, true)).toEqual({ sound: false, desktop: false })
    keepChoices(7, { sound: true, desktop: true })
    expect(choicesOf(7, true)).toEqual({ sound: true, desktop: true })
  })
})
