/** What is looked for, as the address of the page keeps it; pure. */
import type { LocationQuery } from 'vue-router'

import type { CallSearch } from '@/api/calls'
import { dayOf } from '@/shared/time'

export const EVERYTHING: CallSearch = {
  since: null,
  until: null,
  operator: null,
  number: '',
  queue: '',
  outcome: '',
  direction: '',
  withRecording: false,
}

/** Kept while the tab lives, so that one comes back from a recording to the same list. */
let keptNumber = ''

export function keepNumber(number: string): void {
  keptNumber = number
}

export function recallNumber(): string {
  return keptNumber
}

const text = (query: LocationQuery, name: string) =>
  typeof query[name] === 'string' ? query[name] : ''

/** A number never stands in the address: addresses are kept in logs and histories. */
export function searchIn(query: LocationQuery): CallSearch {
  const direction = text(query, 'direction')
  return {
    since: text(query, 'since') || null,
    until: text(query, 'until') || null,
    operator: Number(text(query, 'operator')) || null,
    number: '',
    queue: text(query, 'queue'),
    outcome: text(query, 'outcome'),
    direction: direction === 'inbound' || direction === 'outbound' ? direction : '',
    withRecording: text(query, 'recording') === '1',
  }
}

export function queryOf(search: CallSearch): Record<string, string> {
  const wanted: Record<string, string> = {
    since: search.since ?? '',
    until: search.until ?? '',
    operator: search.operator ? String(search.operator) : '',
    queue: search.queue,
    outcome: search.outcome,
    direction: search.direction,
    recording: search.withRecording ? '1' : '',
  }
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ''))
}

export function isNarrowed(search: CallSearch): boolean {
  return Boolean(search.number.trim()) || Object.keys(queryOf(search)).length > 0
}

const DAY_MS = 86_400_000

/** Midnight in the city, so many days ago. */
export function midnight(now: Date, daysAgo = 0): string {
  const day = dayOf(new Date(now.getTime() - daysAgo * DAY_MS))
  return `${day}T00:00:00+08:00`
}

/** Spans people ask for all day; the end is open. */
export function presets(now: Date): { label: string; since: string; until: string | null }[] {
  return [
    { label: '今天', since: midnight(now), until: null },
    { label: '昨天', since: midnight(now, 1), until: midnight(now) },
    { label: '近 7 天', since: midnight(now, 6), until: null },
    { label: '近 30 天', since: midnight(now, 29), until: null },
  ]
}
