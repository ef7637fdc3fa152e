import { describe, expect, it } from 'vitest'

import type { ClockView } from '@/api/clocks'

import { draw, kindsOn, spentInWords, wordsOf } from './clockRibbon'

const zone = '+08:00'

function span(kind: string, from: string, until: string, counts = kind === 'running') {
  return { kind, label: '', starts_at: `2026-11-${from}:00${zone}`, ends_at: `2026-11-${until}:00${zone}`, counts }
}

function clock(changes: Partial<ClockView> = {}): ClockView {
  return {
    id: 1,
    kind: 'handling',
    label: '办理时限',
    department_name: '城管局',
    wording: '5 个工作日内办结',
    state: 'running',
    state_label: '计时中',
    started_at: `2026-11-24T10:00:00${zone}`,
    due_at: `2026-11-25T10:00:00${zone}`,
    promised_due_at: `2026-11-25T10:00:00${zone}`,
    stopped_at: null,
    last_minute_at: `2026-11-25T09:59:00${zone}`,
    spent_seconds: 4 * 3600,
    whole_seconds: 7 * 3600,
    percent: 57.1,
    spans: [
      span('running', '24T10:00', '24T12:00'),
      span('barred', '24T12:00', '24T14:30'),
      span('running', '24T14:30', '24T17:30'),
      span('barred', '24T17:30', '25T08:00'),
      span('running', '25T08:00', '25T10:00'),
    ],
    stages: [],
    stops: [],
    is_chosen_reading: true,
    reading_label: '',
    ...changes,
  }
}

describe('the ribbon of a clock', () => {
  it('lays its spans end to end over the whole width', () => {
    const { segments } = draw(clock(), new Date(`2026-11-24T16:30:00${zone}`))
    expect(segments[0]!.left).toBe(0)
    for (const [place, each] of segments.slice(1).entries()) {
      const before = segments[place]!
      expect(each.left).toBeCloseTo(before.left + before.width)
    }
    expect(segments.at(-1)!.left + segments.at(-1)!.width).toBeCloseTo(100)
  })

  it('marks now and the segment it lies in', () => {
    const drawing = draw(clock(), new Date(`2026-11-24T16:00:00${zone}`))
    expect(drawing.now).toBeCloseTo(25)
    expect(drawing.current).toBe(2)
  })

  it('marks no now on a clock that has stopped, and points at its last span', () => {
    const stopped = clock({ stopped_at: `2026-11-25T10:00:00${zone}` })
    const drawing = draw(stopped, new Date(`2026-11-24T16:00:00${zone}`))
    expect([drawing.now, drawing.current]).toEqual([null, 4])
  })

  it('keeps a very short span visible', () => {
    const spans = [span('running', '24T10:00', '24T10:01'), span('suspended', '24T10:01', '29T10:00')]
    const { segments } = draw(clock({ spans }), new Date(`2026-11-24T10:00:00${zone}`))
    expect(segments[0]!.width).toBeGreaterThan(0.3)
  })

  it('draws nothing of nothing', () => {
    expect(draw(clock({ spans: [] }), new Date())).toEqual({ segments: [], now: null, current: 0 })
  })
})

describe('the words of a span', () => {
  it('say what it means, from when until when, and how long', () => {
    expect(wordsOf(span('running', '24T10:00', '24T12:00'))).toBe('计时：11-24 10:00 至 12:00，2 小时')
    expect(wordsOf(span('barred', '24T17:30', '25T08:00'))).toBe(
      '非工作时段，不计时：11-24 17:30 至 11-25 08:00，14 小时 30 分',
    )
    expect(wordsOf(span('barred', '24T12:00', '24T14:30', true))).toContain('仍在计时，但不可办理')
    expect(wordsOf(span('suspended', '24T12:00', '24T14:30'))).toContain('停表')
    expect(wordsOf(span('overdue', '24T12:00', '24T14:30'))).toContain('已超过时限')
  })

  it('say how much of the limit is spent', () => {
    expect(spentInWords(clock())).toBe('已计时 4 小时，共 7 小时（57%）')
    const days = clock({ spent_seconds: 300, whole_seconds: 38 * 3600 + 60, percent: 0.2 })
    expect(spentInWords(days)).toBe('已计时 5 分钟，共 38 小时 1 分（0%）')
  })

  it('name in the legend only what occurs', () => {
    expect(kindsOn([clock()])).toEqual(['running', 'barred'])
    const night = clock({ spans: [span('barred', '24T22:00', '25T08:00', true)] })
    expect(kindsOn([clock(), night])).toEqual(['running', 'barred', 'barred-counting'])
  })
})
