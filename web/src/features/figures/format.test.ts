import { describe, expect, it } from 'vitest'

import type { FigureRow, Measure } from '@/api/figures'

import { cellsOf, duration, misses, rate, sumsOf, valueOf } from './format'

const measure: Measure = {
  name: 'answer_rate',
  label: '接通率',
  basis: 'contract',
  basis_label: '合同口径',
  formula: '人工接通 ÷ 进入队列',
  unit: 'rate',
  target: 0.95,
}
const row = (over: number, under: number): FigureRow => ({
  key: '',
  label: '',
  counts: {},
  figures: { answer_rate: { value: under ? over / under : null, over, under } },
})

describe('figures', () => {
  it.each([
    [null, '—'],
    [0.949999, '94.99%'],
    [0.95, '95.00%'],
    [1, '100.00%'],
    [0.29, '29.00%'],
  ])('writes the rate %s as %s', (value, text) => {
    expect(rate(value)).toBe(text)
  })

  it.each([
    [null, '—'],
    [8.34, '8.3 秒'],
    [252, '4 分 12 秒'],
    [43_500, '12 小时 05 分'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text)
  })

  it('shows a figure with the sums it was divided from', () => {
    expect(valueOf(measure, row(94, 100))).toBe('94.00%')
    expect(sumsOf(measure, row(94, 100))).toBe('94 ÷ 100')
    expect(sumsOf(measure, row(94.25, 100))).toBe('94.3 ÷ 100')
  })

  it('tells a missed target from one that cannot be judged', () => {
    expect(misses(measure, row(94, 100))).toBe(true)
    expect(misses(measure, row(95, 100))).toBe(false)
    expect(misses(measure, row(0, 0))).toBe(false)
  })

  it('names hours of one day by the clock, of several with the day, and days by the day', () => {
    const now = new Date('2026-11-27T09:30:00+08:00')
    const cell = (at: string): FigureRow => ({
      ...row(0, 0),
      key: `${at.replace(' ', 'T')}:00+08:00`,
      label: at,
    })
    const names = (...cells: string[]) => cellsOf(cells.map(cell), now).map(({ label }) => label)
    expect(names('2026-11-27 08:00', '2026-11-27 09:00', '2026-11-27 10:00')).toEqual([
      '08:00',
      '09:00',
    ])
    expect(names('2026-11-26 23:00', '2026-11-27 00:00')).toEqual(['11-26 23:00', '11-27 00:00'])
    expect(names('2026-11-26 00:00', '2026-11-27 00:00')).toEqual(['2026-11-26', '2026-11-27'])
    expect(cellsOf([{ ...row(1, 1), key: 'general', label: '综合受理' }], now)).toHaveLength(1)
  })
})
