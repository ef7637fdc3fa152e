/** The holidays and make-up days of a year as they are being edited. */
import type { MarkedDay } from '@/api/keepingPolicies'

import { dayAfter } from './versions'

const MOST = 60
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

export function weekdayOf(day: string): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}

/** Every day from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last && days.length < MOST; day = dayAfter(day)) days.push(day)
  return days
}

/** Add days, in place of what those dates were; sorted. */
export function withDays(days: readonly MarkedDay[], added: readonly MarkedDay[]): MarkedDay[] {
  const dates = new Set(added.map((each) => each.date))
  return [...days.filter((each) => !dates.has(each.date)), ...added].toSorted((a, b) =>
    a.date.localeCompare(b.date),
  )
}

const keyOf = (day: MarkedDay) => `${day.date} ${day.kind} ${day.name}`

/** What differs between two sets of days: what was added, what was taken away. */
export function changesOf(
  before: readonly MarkedDay[],
  after: readonly MarkedDay[],
): { added: MarkedDay[]; removed: MarkedDay[] } {
  const had = new Set(before.map(keyOf))
  const has = new Set(after.map(keyOf))
  return {
    added: after.filter((each) => !had.has(keyOf(each))),
    removed: before.filter((each) => !has.has(keyOf(each))),
  }
}
