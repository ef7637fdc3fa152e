import { describe, expect, it } from 'vitest'

import type { RowRibbon } from '@/api/besideOrders'

import { strip } from './rowRibbon'

const span = (kind: string, from: string, until: string, counts = kind === 'running') => ({
  kind,
  label: kind,
  starts_at: `2026-11-24T0${from}:00:00Z`,
  ends_at: `2026-11-24T0${until}:00:00Z`,
  counts,
})
const RIBBON: RowRibbon = {
  number: '1',
  started_at: '2026-11-24T01:00:00Z',
  due_at: '2026-11-24T05:00:00Z',
  last_minute_at: '2026-11-24T04:00:00Z',
  spans: [span('running', '1', '2'), span('barred', '2', '3'), span('barred', '3', '4', true), span('running', '4', '5')],
}
const at = (hour: string) => new Date(`2026-11-24T0${hour}:00:00Z`)

describe('the ribbon of a row', () => {
  it('lays out what ran, what was barred, and now', () => {
    const { pieces, now, words } = strip(RIBBON, at('2'))
    expect(pieces.map(({ kind, left, width, isPast }) => [kind, left, width, isPast])).toEqual([
      ['running', 0, 25, true],
      ['barred', 25, 25, false],
      ['barred-counting', 50, 25, false],
      ['running', 75, 25, false],
    ])
    expect(now).toBe(25)
    expect(words).toContain('2026-11-24 13:00 到期，最后可办理时刻 2026-11-24 12:00')
  })

  it('grows beyond its end when it is overdue', () => {
    const { pieces, now, words } = strip(RIBBON, at('9'))
    expect(pieces.at(-1)).toEqual({ kind: 'overdue', left: 50, width: 50, isPast: true })
    expect(now).toBe(100)
    expect(words).not.toContain('最后可办理')
  })
})
