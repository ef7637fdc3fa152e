import { describe, expect, it } from 'vitest'

import { clockTime, duration, fullTime, letterDay, letterTime, relativeTime, remaining, shortTime, span, timeHint, toLocalIso } from './time'

const NOW = new Date('2026-11-24T02:00:00Z')
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString()

describe('remaining time', () => {
  it.each([
    [after(12), null, 'normal', '剩 12 分钟'],
    [after(9), null, 'soon', '剩 9 分钟'],
    [after(200), null, 'normal', '剩 3 小时 20 分'],
    [after(-45), null, 'overdue', '已超 45 分钟'],
    [after(0), null, 'overdue', '已超 0 秒'],
    [after(0.5), null, 'soon', '剩 30 秒'],
    [after(60 * 24 * 2), null, 'normal', '剩 2 天'],
    [null, null, 'none', '—'],
  ])('until %s reads as it should', (due, started, pressure, text) => {
    expect(remaining(due, NOW, started)).toEqual({ pressure, text })
  })

  it('presses in the last quarter of a longer limit', () => {
    const started = after(-170)
    expect(remaining(after(50), NOW, started).pressure).toBe('soon')
    expect(remaining(after(70), NOW, started).pressure).toBe('normal')
  })

  it('does not press for a week because the limit is a month', () => {
    const started = after(-60 * 24 * 24)
    expect(remaining(after(60 * 24 * 6), NOW, started).pressure).toBe('normal')
  })
})

describe('times', () => {
  it('are Beijing time wherever the browser stands', () => {
    expect(fullTime('2026-11-24T02:05:00Z')).toBe('2026-11-24 10:05')
    expect(toLocalIso(NOW)).toBe('2026-11-24T10:00:00+08:00')
    expect(clockTime('2026-11-23T16:00:09Z', true)).toBe('00:00:09')
  })

  it.each([
    ['2026-11-24T01:05:00Z', '今天 09:05'],
    ['2026-11-23T15:59:00Z', '昨天 23:59'],
    ['2026-11-20T06:05:00Z', '11-20 14:05'],
    ['2025-12-31T06:05:00Z', '2025-12-31 14:05'],
  ])('are short and unmistakable', (iso, text) => {
    expect(shortTime(iso, NOW)).toBe(text)
  })

  it('run as durations', () => {
    expect(duration(187.9)).toBe('03:07')
    expect(duration(3729)).toBe('1:02:09')
    expect(duration(-4)).toBe('00:00')
    expect(span(86_400 + 4 * 3600)).toBe('1 天 4 小时')
  })
})

describe('times beside now', () => {
  it.each([
    [-0.2, '刚刚'],
    [0.5, '马上'],
    [-59, '59 分钟前'],
    [-60, '1 小时前'],
    [-47 * 60, '1 天前'],
    [30, '30 分钟后'],
    [49 * 60, '2 天后'],
  ])('%s minutes away', (minutes, words) => {
    expect(relativeTime(after(minutes), NOW)).toBe(words)
  })

  it('say under the pointer the whole time and how long ago it was', () => {
    expect(timeHint('2026-11-23T23:00:07Z', NOW)).toBe('2026-11-24 07:00:07 北京时间，2 小时前')
  })
})

describe('times in letters', () => {
  it('are written in the city’s day, without leading zeros', () => {
    expect(letterDay('2026-12-01T17:30:00Z')).toBe('2026年12月2日')
    expect(letterTime('2026-11-24T01:05:00Z')).toBe('2026年11月24日9时05分')
  })
})
