import { describe, expect, it } from 'vitest'

import { fromAddress, fromSent, isFiltered, noFilters, toAddress, toSent, type Filters } from './filters'

const FULL: Filters = {
  q: '路灯',
  state: ['handling', 'awaiting_helpers', 'forwarded', 'split', 'merged', 'closed'],
  appeal_type: 'help',
  urgency: 'urgent',
  topic: '0101',
  area: '460106',
  department: 7,
  desk: 'business',
  days: ['2026-11-01', '2026-11-24'],
  due: 'overdue',
  urged: true,
}

describe('filters of the list of orders', () => {
  it('send only what is set', () => {
    expect(toSent(noFilters())).toEqual({})
    expect(toSent({ ...noFilters(), q: ' 路灯 ', due: 'near' })).toEqual({ q: '路灯', due: 'near' })
    expect(toSent(FULL)).toMatchObject({ first_day: '2026-11-01', last_day: '2026-11-24', department: 7 })
  })

  it.each([['empty', noFilters()], ['full', FULL]])('come back from the server: %s', (_, filters) => {
    expect(fromSent(toSent(filters))).toEqual(filters)
  })

  it.each([['empty', noFilters()], ['full', FULL]])('come back from the address: %s', (_, filters) => {
    expect(fromAddress(toAddress(filters))).toEqual(filters)
  })

  it('leave out what an address says that is none of ours', () => {
    const found = fromAddress({ state: 'lost,closed', due: 'soon', days: 'x', department: 'a', q: ['a'] })
    expect(found).toEqual({ ...noFilters(), state: ['closed'] })
  })

  it('know whether anything is set', () => {
    expect(isFiltered(noFilters())).toBe(false)
    expect(isFiltered({ ...noFilters(), q: '  ' })).toBe(false)
    expect(isFiltered(FULL)).toBe(true)
  })
})
