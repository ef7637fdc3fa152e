import { describe, expect, it } from 'vitest'

import { askedIn, divisible, presets } from './stretch'

const now = new Date('2026-11-27T18:30:00+08:00')

describe('what is counted', () => {
  it('begins with today, hour by hour', () => {
    expect(askedIn({}, now)).toEqual({
      since: '2026-11-27T00:00:00+08:00',
      until: '2026-11-28T00:00:00+08:00',
      by: 'hour',
      queue: '',
      within: 15,
    })
  })

  it('offers whole days of the city', () => {
    expect(presets(now).map(({ label, since }) => `${label} ${since.slice(0, 10)}`)).toEqual([
      '今天 2026-11-27',
      '昨天 2026-11-26',
      '近 7 天 2026-11-21',
      '本月 2026-11-01',
    ])
  })

  it('counts a month by days', () => {
    const month = { ...askedIn({ by: 'hour' }, now), since: '2026-11-01T00:00:00+08:00' }
    expect(divisible(month).by).toBe('day')
    expect(divisible(askedIn({ by: 'hour' }, now)).by).toBe('hour')
  })
})
