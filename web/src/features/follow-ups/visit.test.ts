import { describe, expect, it } from 'vitest'

import { asksWhy, emptyAnswers, toBody } from './answers'
import { bodiesOf, faultsOfOthers, freshOther } from './visit'

describe('the other orders of one call', () => {
  it('are asked about like the first, unless they were not spoken of', () => {
    expect(faultsOfOthers({ 1: freshOther() })).toEqual({})
    expect(faultsOfOthers({ 1: { ...freshOther(), spoken: true } })).toEqual({ 1: '请询问是否解决' })
    const rated = { ...freshOther(), spoken: true, solved: true }
    expect(Object.keys(faultsOfOthers({ 2: rated }))).toEqual(['2'])
    expect(faultsOfOthers({ 2: { ...rated, rating: 4 } })).toEqual({})
    const unsolved = { ...freshOther(), spoken: true, solved: false, comment: '还没修' }
    expect(Object.keys(faultsOfOthers({ 3: unsolved }))).toEqual(['3'])
    expect(faultsOfOthers({ 3: { ...unsolved, comment: '还没有修好' } })).toEqual({})
  })

  it('go with the call: spoken of when reached, all of them when nobody answered', () => {
    const others = { 1: { ...freshOther(), spoken: true, solved: true, rating: 5 }, 2: freshOther() }
    const reached = { ...emptyAnswers(), reached: true }
    expect(bodiesOf(others, reached).map(({ id, rating }) => [id, rating])).toEqual([[1, 5]])
    const missed = bodiesOf(others, { ...emptyAnswers(), reached: false })
    expect(missed.map(({ id, reached: is, rating }) => [id, is, rating])).toEqual([
      [1, false, null],
      [2, false, null],
    ])
  })
})

describe('why somebody is not satisfied', () => {
  it('is asked of the two lowest ratings and of what is not solved, and sent only then', () => {
    expect([5, 3, 2, 1].map((rating) => asksWhy({ solved: true, rating }))).toEqual([false, false, true, true])
    expect(asksWhy({ solved: false })).toBe(true)
    const answers = { ...emptyAnswers(), reached: true, solved: true, rating: 2, reasons: ['slow'], is_responded: false }
    expect(toBody(answers)).toMatchObject({ reasons: ['slow'], is_responded: false })
    expect(toBody({ ...answers, rating: 4 }).reasons).toEqual([])
  })
})
