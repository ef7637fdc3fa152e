import { describe, expect, it } from 'vitest'

import { marked } from './marked'
import { dayAfter, emptyRuling, faultsOfRuling, toRulingBody } from './rulingForm'

const NOW = new Date('2026-11-24T10:00:00+08:00')
const whole = () => ({
  ...emptyRuling(NOW),
  department_id: 7,
  reason: ' 路灯属城市照明设施，应由城管局维护。 ',
  legal_basis: '《城市照明管理规定》第四条',
})

describe('a ruling', () => {
  it('begins without a department, for the district and half a year', () => {
    const draft = emptyRuling(NOW)
    expect(draft).toMatchObject({ department_id: null, area: 'district', ends_on: '2027-05-23' })
    expect(Object.keys(faultsOfRuling(draft))).toEqual(['department_id', 'reason', 'legal_basis'])
  })

  it('counts days in the city, not where the browser stands', () => {
    expect(dayAfter(new Date('2026-11-24T23:30:00+08:00'), 0)).toBe('2026-11-24')
    expect(dayAfter(new Date('2026-11-25T00:30:00+08:00'), 0)).toBe('2026-11-25')
  })

  it.each([
    [{ reason: '该你办。' }, 'reason'],
    [{ legal_basis: ' 无 ' }, 'legal_basis'],
    [{ ends_on: '' }, 'ends_on'],
    [{ department_id: null }, 'department_id'],
  ])('says what is missing of %j', (changes, field) => {
    expect(Object.keys(faultsOfRuling({ ...whole(), ...changes }))).toEqual([field])
  })

  it('is sent trimmed, without empty words', () => {
    expect(faultsOfRuling(whole())).toEqual({})
    expect(toRulingBody({ ...whole(), words: [' 路灯 ', ' '] })).toMatchObject({
      reason: '路灯属城市照明设施，应由城管局维护。',
      words: ['路灯'],
    })
  })
})

describe('marked duties', () => {
  it('keep every character, the longest word first', () => {
    const parts = marked('供水排水、排水管网', ['排水', '排水管网'])
    expect(parts.map((each) => each.text).join('')).toBe('供水排水、排水管网')
    expect(parts.filter((each) => each.isHit).map((each) => each.text)).toEqual(['排水', '排水管网'])
  })

  it('are one plain part without words', () => {
    expect(marked('供水', [])).toEqual([{ text: '供水', isHit: false }])
    expect(marked('', ['供水'])).toEqual([])
  })
})
