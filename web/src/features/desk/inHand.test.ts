import { effectScope, nextTick, reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { CallView } from '@/telephone/messages'
import { aCall } from '@/telephone/samples'

import { MANUAL, slotOfTalk, talkOf, useInHand, type InHand } from './inHand'

const softphone = reactive<{ call: CallView | null; state: string; finishWrapUp: () => void }>({
  call: null,
  state: 'ready',
  finishWrapUp: vi.fn(),
})
vi.mock('@/features/softphone', () => ({ useSoftphone: () => softphone }))

let isTyping = false
let scope = effectScope()
let hand: InHand

async function ring(changes: Partial<CallView> = {}): Promise<void> {
  softphone.call = aCall({ phase: 'offered', answered_at: null, ...changes })
  await nextTick()
}
const answer = () => ring({ phase: 'talking', answered_at: '2026-11-24T02:00:09Z' })

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
  softphone.call = null
  isTyping = false
  scope = effectScope()
  hand = scope.run(() => useInHand(() => isTyping))!
})
afterEach(() => scope.stop())

describe('a ring', () => {
  it('brings its form when nothing is being written', async () => {
    await ring()
    expect([hand.id.value, hand.callShown.value]).toEqual(['c1', 'c1'])
  })

  it.each([
    ['has words in it', () => (hand.draft.value!.demands[0]!.event = '路灯不亮')],
    ['has the focus', () => (isTyping = true)],
  ])('leaves a form alone that %s, and shows who calls', async (_, begin) => {
    hand.take(MANUAL)
    begin()
    const before = hand.draft.value
    await ring()
    expect(hand.draft.value).toBe(before)
    expect([hand.id.value, hand.callShown.value]).toEqual([MANUAL, 'c1'])
  })

  it('that is answered brings its form, and keeps what was begun', async () => {
    hand.take(MANUAL)
    hand.draft.value!.demands[0]!.event = '路灯不亮'
    await ring()
    await answer()
    expect(hand.id.value).toBe('c1')
    expect(hand.draft.value?.demands[0]?.event).toBe('')
    expect(hand.kept.value.map(({ id }) => id)).toEqual([MANUAL])
  })

  it('that nobody answers leaves no empty form behind', async () => {
    await ring()
    softphone.call = null
    await nextTick()
    expect([hand.id.value, hand.draft.value, hand.callShown.value]).toEqual([null, null, null])
  })

  it('of a call that goes out brings no form', async () => {
    await ring({ direction: 'outbound' })
    expect([hand.id.value, hand.callShown.value]).toEqual([null, null])
  })
})

describe('a written conversation', () => {
  it('has a form of its own, and no caller', () => {
    hand.take(slotOfTalk('t1'))
    expect([talkOf(hand.id.value), hand.callShown.value]).toEqual(['t1', null])
    expect(talkOf(MANUAL)).toBeNull()
  })

  it('stays on the desk while it rings, and gives way when the call is answered', async () => {
    hand.take(slotOfTalk('t1'))
    hand.draft.value!.demands[0]!.event = '路灯不亮'
    await ring()
    expect([talkOf(hand.id.value), hand.callShown.value]).toEqual(['t1', 'c1'])
    await answer()
    expect(hand.id.value).toBe('c1')
    hand.take(slotOfTalk('t1'))
    expect(hand.draft.value?.demands[0]?.event).toBe('路灯不亮')
  })

  it('that is turned to during a call is not taken away by what the call does next', async () => {
    await ring()
    await answer()
    hand.take(slotOfTalk('t1'))
    softphone.call = aCall({ phase: 'held', answered_at: '2026-11-24T02:00:09Z' })
    await nextTick()
    expect(talkOf(hand.id.value)).toBe('t1')
  })

  it('is there again after the page was loaded anew', () => {
    hand.take(slotOfTalk('t1'))
    const again = effectScope()
    expect(again.run(() => useInHand(() => false))?.id.value).toBe('talk:t1')
    again.stop()
  })
})
