import { describe, expect, it } from 'vitest'

import { barsOf, monthLabel, monthOf, percent, shareOf, stepMonth } from './figures'

const aMonth = (month: string, received: number) => ({
  month,
  counts: { received },
  accepted_in_time_rate: null,
  handled_in_time_rate: null,
})

describe('months of a department’s figures', () => {
  it('begin at midnight in the city', () => {
    expect(monthOf(new Date('2026-10-31T15:59:59Z'))).toBe('2026-10-01')
    expect(monthOf(new Date('2026-10-31T16:00:00Z'))).toBe('2026-11-01')
  })

  it('are stepped through over the turn of the year', () => {
    expect(stepMonth('2026-01-01', -1)).toBe('2025-12-01')
    expect(stepMonth('2026-12-01', 1)).toBe('2027-01-01')
    expect(monthLabel('2026-02-01')).toBe('2026 年 2 月')
  })

  it('make bars as parts of the highest, and none of nothing', () => {
    expect(barsOf([aMonth('2026-10-01', 2), aMonth('2026-11-01', 8)]).map(({ share }) => share)).toEqual([0.25, 1])
    expect(barsOf([aMonth('2026-11-01', 0)])[0]?.share).toBe(0)
  })
})

describe('rates', () => {
  it('divide by both parts, and say nothing where there are none', () => {
    expect(percent(shareOf(7, 1))).toBe('87.5%')
    expect(percent(shareOf(3, 0))).toBe('100%')
    expect(percent(shareOf(0, 0))).toBe('—')
  })
})
