import { effectScope, ref } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { Shield } from '@/api/shield'

import { useShield, type ShieldBox } from './useShield'

const CLEAR: Shield = { findings: [], is_blocked: false }
const BLOCKED: Shield = { findings: [], is_blocked: true }

function open(ask: (what: string, signal: AbortSignal) => Promise<Shield>, first: string | null) {
  const text = ref(first)
  const scope = effectScope()
  const box = scope.run(() => useShield(() => text.value, ask)) as ShieldBox
  return { text, scope, box }
}

describe('asking while somebody types', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('waits for a pause and asks once', async () => {
    const ask = vi.fn(async (what: string) => (what ? CLEAR : BLOCKED))
    const { text, scope } = open(ask, null)
    for (const typed of ['路', '路灯', '路灯不亮']) {
      text.value = typed
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(ask).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(500)
    expect(ask.mock.calls.map(([what]) => what)).toEqual(['路灯不亮'])
    scope.stop()
  })

  it('shows the answer to the last question only, and aborts the one before', async () => {
    const answers: Record<string, (shield: Shield) => void> = {}
    const signals: AbortSignal[] = []
    const ask = (what: string, signal: AbortSignal) => {
      signals.push(signal)
      return new Promise<Shield>((answer) => (answers[what] = answer))
    }
    const { text, scope, box } = open(ask, '甲')
    text.value = '乙'
    await vi.advanceTimersByTimeAsync(600)
    answers['乙']?.(BLOCKED)
    await vi.advanceTimersByTimeAsync(0)
    answers['甲']?.(CLEAR)
    await vi.advanceTimersByTimeAsync(0)
    expect(box.shield.value?.is_blocked).toBe(true)
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
    scope.stop()
  })

  it('keeps quiet about a failure but for one word', async () => {
    const { scope, box } = open(() => Promise.reject(new Error('down')), '甲')
    await vi.advanceTimersByTimeAsync(0)
    expect([box.failed.value, box.asking.value, box.shield.value]).toEqual([true, false, null])
    scope.stop()
  })

  it('forgets the answer when there is nothing to ask', async () => {
    const { text, scope, box } = open(async () => BLOCKED, '甲')
    await vi.advanceTimersByTimeAsync(0)
    expect(box.shield.value).not.toBeNull()
    text.value = null
    await vi.advanceTimersByTimeAsync(600)
    expect(box.shield.value).toBeNull()
    scope.stop()
  })
})
