/** A calendar's marked days, told as people say them: from one day to another. */
import type { CalendarDay } from '@/api/telephonySettings'

import { spoken } from './spans'

export interface Festival {
  year: number
  name: string
  /** `10-01 至 10-07`, each run of days on its own. */
  off: string[]
  /** `10-10（周六）上班 08:00-12:00`. */
  worked: string[]
}

function dayAfter(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

export function weekdayOf(iso: string): string {
  return WEEKDAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()] ?? ''
}

const short = (iso: string) => iso.slice(5)

function runsOf(days: readonly string[]): string[] {
  const runs: [string, string][] = []
  for (const day of days.toSorted()) {
    const last = runs.at(-1)
    if (last && dayAfter(last[1]) === day) last[1] = day
    else runs.push([day, day])
  }
  return runs.map(([first, last]) => (first === last ? short(first) : `${short(first)} 至 ${short(last)}`))
}

/** A make-up day belongs to its holiday: 元旦调休 to 元旦. */
const plain = (name: string) => name.replace(/调休$/, '')

export function festivalsOf(days: readonly CalendarDay[]): Festival[] {
  const found = new Map<string, CalendarDay[]>()
  for (const day of days) {
    const key = `${day.date.slice(0, 4)} ${plain(day.name)}`
    found.set(key, [...(found.get(key) ?? []), day])
  }
  const festivals = [...found.values()].map((members) => ({
    year: Number(members[0]?.date.slice(0, 4)),
    name: plain(members[0]?.name ?? ''),
    off: runsOf(members.filter(({ kind }) => kind === 'holiday').map(({ date }) => date)),
    worked: members
      .filter(({ kind }) => kind === 'make_up')
      .map(({ date, spans }) => `${short(date)}（${weekdayOf(date)}）${spoken(spans)}`),
  }))
  const key = ({ year, off }: Festival) => `${year} ${off[0] ?? ''}`
  return festivals.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}
