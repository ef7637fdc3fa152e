// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { CalendarDay } from '@/api/telephonySettings'

import { festivalsOf, weekdayOf } from './holidays'

const off = (date: string): CalendarDay => ({ date, name: '国庆节', kind: 'holiday', spans: [] })

describe('festivalsOf', () => {
  it('joins days that follow each other, and names the make-up day', () => {
    const made: CalendarDay = {
      date: '2026-10-10',
      name: '国庆节调休',
      kind: 'make_up',
      spans: [{ start: '08:00', end: '12:00' }],
    }
    expect(festivalsOf([off('2026-10-01'), off('2026-10-02'), off('2026-10-04'), made])).toEqual([
      {
        year: 2026,
        name: '国庆节',
        off: ['10-01 至 10-02', '10-04'],
        worked: ['10-10（周六）08:00-12:00'],
      },
    ])
  })

  it('keeps years apart', () => {
    expect(festivalsOf([off('2026-10-01'), off('2027-10-01')]).map(({ year }) => year)).toEqual([
      2026, 2027,
    ])
  })
})

it('knows the day of the week', () => {
  expect(weekdayOf('2026-11-27')).toBe('周五')
})
