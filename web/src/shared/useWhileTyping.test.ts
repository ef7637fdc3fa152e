import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { useWhileTyping } from './useWhileTyping'

const losesTheSecond = async (text: string) => {
  if (text === '乙') throw new Error('lost')
  return text
}

function open(ask: (text: string) => Promise<string>, first: string | null) {
  const typed = ref(first)
  const scope = effectScope()
  const answer = scope.run(() => useWhileTyping(() => typed.value, ask, '', 100))!
  async function type(text: string | null): Promise<void> {
    typed.value = text
    await nextTick()
  }
  return { type, answer, scope }
}

describe('asking while somebody types', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('waits for a pause and asks once', async () => {
    const ask = vi.fn(async (text: string) => text)
    const { type, answer, scope } = open(ask, null)
    for (const text of ['路', '路灯', '路灯不亮']) await type(text)
    await vi.advanceTimersByTimeAsync(99)
    expect(ask).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(ask.mock.calls).toEqual([['路灯不亮']])
    expect(answer.value).toBe('路灯不亮')
    scope.stop()
  })

  it('shows the answer to the last question only, and nothing when nothing is typed', async () => {
    const answers: Record<string, (text: string) => void> = {}
    const ask = (text: string) => new Promise<string>((tell) => (answers[text] = tell))
    const { type, answer, scope } = open(ask, '甲')
    await vi.advanceTimersByTimeAsync(100)
    await type('乙')
    await vi.advanceTimersByTimeAsync(100)
    answers['乙']?.('二')
    answers['甲']?.('一')
    await vi.advanceTimersByTimeAsync(0)
    expect(answer.value).toBe('二')
    await type(null)
    await vi.advanceTimersByTimeAsync(100)
    expect(answer.value).toBe('')
    scope.stop()
  })

  it('keeps what was found when an answer is lost', async () => {
    const { type, answer, scope } = open(losesTheSecond, '甲')
    await vi.advanceTimersByTimeAsync(100)
    await type('乙')
    await vi.advanceTimersByTimeAsync(100)
    expect(answer.value).toBe('甲')
    scope.stop()
  })
})
