import { describe, expect, it } from 'vitest'

import { faultsOf, freshShape } from './shape'

const NOW = new Date('2026-11-24T02:00:00Z')
const GOOD = { ...freshShape(NOW, 'general'), name: '满意度调查' }

describe('the form of a campaign', () => {
  it('begins with two weeks, in the hours of the day', () => {
    expect(GOOD.expires_at).toBe('2026-12-08T10:00:00+08:00')
    expect(faultsOf(GOOD, NOW)).toEqual({})
  })

  it.each([
    [{ name: '  ' }, 'name'],
    [{ queue: '' }, 'queue'],
    [{ daily_from: '21:00:00' }, 'daily_from'],
    [{ daily_to: '' }, 'daily_from'],
    [{ expires_at: '2026-11-24T10:00:00+08:00' }, 'expires_at'],
    [{ expires_at: '' }, 'expires_at'],
  ])('says what is wrong with %j', (changes, field) => {
    expect(Object.keys(faultsOf({ ...GOOD, ...changes }, NOW))).toEqual([field])
  })
})
