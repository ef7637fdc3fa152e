import { describe, expect, it } from 'vitest'

import { countdown, waitWords } from './clock'
import { aRow } from './samples'

const OPENED = '2026-11-28T02:00:00Z'
const row = aRow({ opened_at: OPENED, due_at: '2026-11-28T02:05:00Z' })
const after = (seconds: number) => new Date(new Date(OPENED).getTime() + seconds * 1000)

describe('the five minutes', () => {
  it.each([
    [0, 'green', '剩 05:00', 0],
    [179, 'green', '剩 02:01', 60],
    [180, 'amber', '剩 02:00', 60],
    [299, 'amber', '剩 00:01', 100],
    [300, 'red', '超 00:00', 100],
    [345, 'red', '超 00:45', 100],
    [300 + 7200, 'red', '超 2 小时', 100],
  ])('after %i s are %s: %s', (seconds, tone, text, used) => {
    const found = countdown(row, after(seconds))
    expect([found.tone, found.text, Math.round(found.used)]).toEqual([tone, text, used])
  })

  it('are over with the conversation', () => {
    const closed = aRow({ state: 'closed', closing_label: '已直接答复' })
    expect(countdown(closed, after(9000))).toMatchObject({ tone: 'grey', text: '已直接答复' })
  })
})

describe('how long a citizen waits', () => {
  it('counts from the last word that was not answered', () => {
    expect(waitWords(aRow({ last_in_at: OPENED }), after(75))).toBe('已等 01:15')
    expect(waitWords(aRow({ last_in_at: OPENED }), after(-2))).toBe('已等 00:00')
  })

  it('is nothing once we answered', () => {
    expect(waitWords(aRow({ awaits_answer: false }), after(600))).toBe('等市民回复')
  })
})
