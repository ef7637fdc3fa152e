import { describe, expect, it } from 'vitest'

import { askedIn, percent } from './rates'

describe('the three rates', () => {
  it('are written with two places, and as a dash where nobody is counted', () => {
    expect([percent(0.8551), percent(0), percent(null)]).toEqual(['85.51%', '0.00%', '—'])
  })

  it('are asked for this month so far, or as the address says', () => {
    const now = new Date('2026-11-27T02:00:00Z')
    expect(askedIn({}, now)).toEqual({ first: '2026-11-01', last: '2026-11-27', by: 'department' })
    const query = { first: '2026-10-01', last: 'never', by: 'month' }
    expect(askedIn(query, now)).toEqual({ first: '2026-10-01', last: '2026-11-27', by: 'month' })
    expect(askedIn({ by: 'star' }, now).by).toBe('department')
  })
})
