import { describe, expect, it } from 'vitest'

import { curve } from './samples'
import { bandOf, labelStep, lineOf, niceTop, slotAt, topOf, xOf, yOf, type Frame } from './scale'
import { rowOf, rowsOf, spoken, totalsOf } from './words'

const FRAME: Frame = { width: 580, height: 120, left: 60, right: 40, top: 10, bottom: 10 }

describe('the scale', () => {
  it('ends above the most there is, at a number people read', () => {
    expect([0, 3, 5, 41, 100, 101, 937].map(niceTop)).toEqual([4, 4, 8, 80, 100, 200, 1000])
    for (const most of [1, 7, 19, 33, 250, 999]) expect(niceTop(most)).toBeGreaterThanOrEqual(most)
    expect(topOf(curve())).toBe(80)
    expect(topOf(curve({ forecast: null }))).toBe(12)
  })

  it('puts a half hour in the middle of its place, and finds it again', () => {
    expect(xOf(0, FRAME)).toBe(65)
    expect(yOf(0, 10, FRAME)).toBe(110)
    expect(yOf(10, 10, FRAME)).toBe(10)
    for (const slot of [0, 13, 47]) expect(slotAt(xOf(slot, FRAME), FRAME)).toBe(slot)
    expect(slotAt(-5, FRAME)).toBe(0)
    expect(slotAt(9999, FRAME)).toBe(47)
  })

  it('draws lines and the band between two of them', () => {
    expect(lineOf([0, 10], 10, FRAME)).toBe('M65,110L75,10')
    expect(lineOf([], 10, FRAME)).toBe('')
    expect(bandOf([0, 0], [10, 10], 10, FRAME)).toBe('M65,10L75,10L75,110L65,110Z')
    expect(bandOf([], [], 10, FRAME)).toBe('')
    expect([1200, 600, 300].map(labelStep)).toEqual([2, 4, 6])
  })
})

describe('the words', () => {
  it('tells each half hour, the running one apart, the future without counts', () => {
    const rows = rowsOf(curve())
    expect(rows).toHaveLength(48)
    expect(rows[19]).toMatchObject({ label: '09:30', arrivals: 10, isRunning: false })
    expect(rows[20]).toMatchObject({ arrivals: 3, answered: 2, isRunning: true })
    expect(rows[21]).toMatchObject({ arrivals: null, yesterday: 8, expected: 12, isRunning: false })
    expect(rowOf(curve({ forecast: null }), 0).expected).toBeNull()
  })

  it('compares the day with yesterday and what was expected by now', () => {
    expect(totalsOf(curve())).toEqual({
      came: 203,
      answered: 182,
      yesterdaySoFar: 160,
      expectedSoFar: 240,
      expectedDay: 604,
      peak: { label: '15:00', arrivals: 40 },
    })
  })

  it('says it in one sentence, also without a forecast', () => {
    expect(spoken(curve())).toBe(
      '今天已来电 203 通，接听 182 通；昨天同时段 160 通；全天预计 604 通；接下来最忙在 15:00，约 40 通。',
    )
    expect(spoken(curve({ forecast: null }))).toBe('今天已来电 203 通，接听 182 通；昨天同时段 160 通。')
  })
})
