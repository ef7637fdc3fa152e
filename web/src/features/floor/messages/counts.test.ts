import { describe, expect, it } from 'vitest'

import type { OffDuty, Receipt, SentMessage } from '@/api/floorMessages'

import { askable, callable, countsOf, receiptsInOrder } from './counts'

const person = (name: string, changes: Partial<OffDuty> = {}): OffDuty => ({
  operator_id: name.length,
  name,
  skills: { 'lang:zh': 3 },
  left_at: null,
  asked_at: null,
  answer: '',
  ...changes,
})
const message = (changes: Partial<SentMessage>): SentMessage => ({
  id: 1,
  kind: 'notice',
  text: '',
  audience: '',
  sender_name: '',
  sent_at: '2026-11-24T02:00:00Z',
  told: 15,
  answered: 12,
  coming: 0,
  cannot: 0,
  receipts: [],
  ...changes,
})
const receipt = (name: string, answer: string): Receipt => ({
  operator_id: 1,
  name,
  answer,
  answered_at: null,
})
const ASKED = '2026-11-24T02:00:00Z'

describe('receipts', () => {
  it('are counted as the message asks', () => {
    expect(countsOf(message({}))).toBe('已知悉 12 / 15')
    expect(countsOf(message({ kind: 'call_out', told: 10, answered: 4, coming: 3, cannot: 1 }))).toBe(
      '能到岗 3 · 不能 1 · 未回 6',
    )
  })

  it('show first who has not answered', () => {
    const order = receiptsInOrder([
      receipt('b', 'noted'),
      receipt('c', ''),
      receipt('a', 'cannot'),
      receipt('d', 'coming'),
    ])
    expect(order.map((one) => one.name)).toEqual(['c', 'd', 'a', 'b'])
  })
})

describe('the call-out list', () => {
  const people = [
    person('a', { answer: 'cannot', asked_at: ASKED }),
    person('b', { asked_at: ASKED }),
    person('c', { skills: { 'lang:en': 2 } }),
    person('d', { skills: { 'lang:en': 5 } }),
    person('e', { answer: 'coming', asked_at: ASKED }),
  ]

  it('puts who comes first, then who was not asked, and those with the skill by level', () => {
    expect(callable(people, '', '').map((one) => one.name)).toEqual(['e', 'c', 'd', 'b', 'a'])
    expect(callable(people, 'lang:en', '').map((one) => one.name)).toEqual(['d', 'c'])
    expect(callable(people, '', ' B').map((one) => one.name)).toEqual(['b'])
  })

  it('asks nobody twice', () => {
    expect(askable(people).map((one) => one.name)).toEqual(['c', 'd'])
  })
})
