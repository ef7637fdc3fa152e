// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { isOpenAt, painted, read, spoken, written } from './spans'

const OFFICE = [
  { start: '08:00', end: '12:00' },
  { start: '14:30', end: '17:30' },
]

describe('reading what people type', () => {
  it.each([
    ['08:00-12:00，14:30-17:30', OFFICE],
    ['8-12 14:30~17:30', OFFICE],
    ['0800-1200、14：30至17：30', OFFICE],
    ['', []],
    ['0-24', [{ start: '00:00', end: '24:00' }]],
  ])('%s', (text, spans) => {
    expect(read(text)).toEqual({ spans, fault: '' })
  })

  it.each([
    ['8', '应写作'],
    ['8-25', '应写作'],
    ['12-8', '结束应晚于开始'],
    ['8-12，11-13', '重叠'],
    ['8:70-9', '应写作'],
  ])('refuses %s', (text, words) => {
    expect(read(text).fault).toContain(words)
  })

  it('reads back what it writes', () => {
    expect(read(written(OFFICE)).spans).toEqual(OFFICE)
  })
})

describe('painting with the mouse', () => {
  it('opens and lets neighbours grow together', () => {
    expect(painted(OFFICE, 720, 870, true)).toEqual([{ start: '08:00', end: '17:30' }])
  })

  it('closes a hole', () => {
    expect(painted(OFFICE, 540, 600, false)).toEqual([
      { start: '08:00', end: '09:00' },
      { start: '10:00', end: '12:00' },
      { start: '14:30', end: '17:30' },
    ])
  })

  it('goes in either direction, to the end of the day', () => {
    expect(painted([], 1440, 1320, true)).toEqual([{ start: '22:00', end: '24:00' }])
  })
})

describe('what a day says', () => {
  it('is open from the first minute to before the last', () => {
    expect([479, 480, 719, 720].map((minute) => isOpenAt(OFFICE, minute))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('has words for the whole day', () => {
    expect(spoken([])).toBe('全天关闭')
    expect(spoken([{ start: '00:00', end: '24:00' }])).toBe('全天开放')
    expect(spoken(OFFICE)).toBe('08:00-12:00，14:30-17:30')
  })
})
