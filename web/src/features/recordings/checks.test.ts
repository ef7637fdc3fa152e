import { describe, expect, it } from 'vitest'

import { wholeShare } from './checks'

describe('the share of whole recordings', () => {
  it.each([
    [0, 0, '—'],
    [2500, 2500, '100.00%'],
    [100_000, 99_999, '99.99%'],
    [3, 1, '33.33%'],
  ])('of %i answered calls with %i whole ones', (answered, whole, text) => {
    expect(wholeShare({ answered, whole })).toBe(text)
  })
})
