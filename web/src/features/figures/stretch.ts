/** What is counted, as the address of the page keeps it; pure. */
import type { LocationQuery } from 'vue-router'

import type { Division, FiguresAsked, Stretch } from '@/api/figures'
import { dayOf, toLocalIso } from '@/shared/time'

const DAY_MS = 86_400_000
const HOUR_DAYS = 14
const DIVISIONS: Division[] = ['hour', 'day', 'queue']
export const DIVISION_LABELS: Record<string, string> = {
  hour: '按小时',
  day: '按天',
  queue: '按队列',
}

function midnight(now: Date, days: number): string {
  return `${dayOf(new Date(now.getTime() + days * DAY_MS))}T00:00:00+08:00`
}

export interface Preset extends Stretch {
  label: string
}

export function presets(now: Date): Preset[] {
  const tomorrow = midnight(now, 1)
  const first = `${toLocalIso(now).slice(0, 8)}01T00:00:00+08:00`
  return [
    { label: '今天', since: midnight(now, 0), until: tomorrow },
    { label: '昨天', since: midnight(now, -1), until: midnight(now, 0) },
    { label: '近 7 天', since: midnight(now, -6), until: tomorrow },
    { label: '本月', since: first, until: tomorrow },
  ]
}

const text = (query: LocationQuery, name: string) =>
  typeof query[name] === 'string' ? query[name] : ''

export function askedIn(query: LocationQuery, now: Date): FiguresAsked {
  const today = presets(now)[0] as Preset
  const by = DIVISIONS.find((each) => each === text(query, 'by')) ?? 'hour'
  return {
    since: text(query, 'since') || today.since,
    until: text(query, 'until') || today.until,
    by,
    queue: text(query, 'queue'),
    within: Number(text(query, 'within')) || 15,
  }
}

/** Hours of more than two weeks are not counted; days are. */
export function divisible(asked: FiguresAsked): FiguresAsked {
  const days = (Date.parse(asked.until) - Date.parse(asked.since)) / DAY_MS
  return asked.by === 'hour' && days > HOUR_DAYS ? { ...asked, by: 'day' } : asked
}
