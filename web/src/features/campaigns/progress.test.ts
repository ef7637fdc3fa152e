import { describe, expect, it } from 'vitest'

import { countOver, hourOf, partsOf, verbsOf } from './progress'

const HALF = { total: 8, progress: { waiting: 3, calling: 1, reached: 2, not_reached: 1, refused: 1 } }

describe('a campaign', () => {
  it('is as far as people have a result', () => {
    expect(countOver(HALF)).toBe(4)
    expect(partsOf(HALF)).toEqual([
      { state: 'reached', percent: 25 },
      { state: 'not_reached', percent: 12.5 },
      { state: 'refused', percent: 12.5 },
    ])
    expect(partsOf({ total: 0, progress: {} })).toEqual([])
  })

  it.each([
    ['draft', ['start', 'finish']],
    ['paused', ['start', 'finish']],
    ['running', ['pause', 'finish']],
    ['finished', []],
  ] as const)('that is %s may %j', (state, verbs) => {
    expect(verbsOf(state)).toEqual(verbs)
  })

  it('has hours without seconds', () => {
    expect(hourOf('09:00:00')).toBe('09:00')
  })
})
