import { describe, expect, it } from 'vitest'

import type { FloorTexts } from '@/api/floorTexts'
import { waited } from '@/shared/fiveMinutes'

import { ageOf, choicesOf, glanceOf, isFull } from './texts'

const NOW = new Date('2026-11-28T02:10:00Z')
const channel = (minutes: number, waiting = 1) => ({
  channel: 'wechat',
  label: '微信',
  waiting,
  late: 0,
  oldest_since: new Date(NOW.getTime() - minutes * 60_000).toISOString(),
  oldest_due_at: new Date(NOW.getTime() + (5 - minutes) * 60_000).toISOString(),
})

describe('the age of the oldest text', () => {
  it.each([
    [1, 'green', 20],
    [3.5, 'amber', 70],
    [6, 'red', 100],
  ])('after %s minutes is %s', (minutes, tone, used) => {
    const age = ageOf(channel(minutes), NOW)
    expect([age.tone, age.used]).toEqual([tone, used])
  })
  it('is said in hours when it is long', () => {
    expect(waited(new Date(NOW.getTime() - 7_300_000).toISOString(), NOW)).toContain('小时')
  })
})

describe('the tab', () => {
  it('says how many wait, by the one that is due first', () => {
    const found = { channels: [channel(6, 2), channel(1, 3)] } as FloorTexts
    expect(glanceOf(found, NOW)).toMatchObject({ count: 5, tone: 'red' })
    expect(glanceOf({ channels: [] } as unknown as FloorTexts, NOW)).toBeNull()
    expect(glanceOf(null, NOW)).toBeNull()
  })
})

describe('how many at once', () => {
  it('begins with the usual, and none means calls only', () => {
    expect(choicesOf(3, 2).map(({ value, label }) => [value, label])).toEqual([
      [null, '默认 3 个'],
      [0, '0 只接电话'],
      [1, '1 个'],
      [2, '2 个'],
    ])
    expect(isFull({ held: 3, most: 3 })).toBe(true)
    expect(isFull({ held: 0, most: 1 })).toBe(false)
  })
})
