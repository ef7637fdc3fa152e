// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { forecastOf, usageOf } from './minutes'

describe('usageOf', () => {
  it.each([
    [0, 60_000, 'fine'],
    [47_999, 60_000, 'fine'],
    [48_000, 60_000, 'warned'],
    [60_000, 60_000, 'warned'],
    [60_001, 60_000, 'over'],
    [0, 0, 'fine'],
    [1, 0, 'over'],
  ])('%i of %i minutes is %s', (minutes, free, state) => {
    expect(usageOf(minutes, free, 0.8).state).toBe(state)
  })
})

describe('forecastOf', () => {
  it('doubles what is used by the middle of the year', () => {
    expect(forecastOf(1000, new Date('2026-07-02T04:00:00Z'))).toBeCloseTo(2000, 0)
  })

  it('begins the year at midnight in the city, and with a day at least', () => {
    expect(forecastOf(10, new Date('2025-12-31T16:30:00Z'))).toBeCloseTo(3650, 0)
  })
})
