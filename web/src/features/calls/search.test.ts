import { describe, expect, it } from 'vitest'

import { EVERYTHING, isNarrowed, midnight, presets, queryOf, searchIn } from './search'

const NOW = new Date('2026-11-23T17:30:00Z')

describe('a search', () => {
  it('goes into the address and comes back, but its number does not', () => {
    const search = {
      ...EVERYTHING,
      since: '2026-11-24T00:00:00+08:00',
      operator: 41,
      outcome: 'answered',
      direction: 'inbound' as const,
      withRecording: true,
      number: '13907551234',
    }
    expect(JSON.stringify(queryOf(search))).not.toContain('1390755')
    expect(searchIn(queryOf(search))).toEqual({ ...search, number: '' })
  })

  it('reads an address that somebody changed by hand', () => {
    const query = { operator: 'x', direction: 'sideways', queue: ['a', 'b'], recording: 'yes' }
    expect(searchIn(query)).toEqual(EVERYTHING)
  })

  it('narrows only when something is given', () => {
    expect(isNarrowed(EVERYTHING)).toBe(false)
    expect(isNarrowed({ ...EVERYTHING, number: ' ' })).toBe(false)
    expect(isNarrowed({ ...EVERYTHING, number: '110' })).toBe(true)
    expect(isNarrowed({ ...EVERYTHING, withRecording: true })).toBe(true)
  })
})

describe('days', () => {
  it('begin at midnight in the city, wherever the browser stands', () => {
    expect(midnight(NOW)).toBe('2026-11-24T00:00:00+08:00')
    expect(midnight(NOW, 24)).toBe('2026-10-31T00:00:00+08:00')
    const yesterday = presets(NOW)[1]
    expect([yesterday?.since, yesterday?.until]).toEqual([
      '2026-11-23T00:00:00+08:00',
      '2026-11-24T00:00:00+08:00',
    ])
  })
})
