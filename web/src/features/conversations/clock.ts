/** The five minutes of a written demand (CHN-09), and how long the citizen waits for a word. */
import type { TalkRow } from '@/api/conversations'
import type { Tone } from '@/shared/labels'
import { duration, span } from '@/shared/time'

export interface Countdown {
  tone: Tone
  /** `剩 03:12`, `超 00:45`, `超 2 小时`, or how it ended. */
  text: string
  /** Percent of the time that is used up. */
  used: number
}

/** The last two of the five minutes are amber. */
const SOON_SECONDS = 120
const LONG_SECONDS = 3600

const at = (iso: string): number => new Date(iso).getTime()

function minutes(seconds: number): string {
  return seconds >= LONG_SECONDS ? span(seconds) : duration(seconds)
}

type Timed = Pick<TalkRow, 'state' | 'opened_at' | 'due_at' | 'closing_label'>

export function countdown(row: Timed, now: Date): Countdown {
  if (row.state === 'closed') return { tone: 'grey', text: row.closing_label || '已结束', used: 100 }
  const whole = Math.max(1, at(row.due_at) - at(row.opened_at))
  const used = Math.min(100, Math.max(0, ((now.getTime() - at(row.opened_at)) / whole) * 100))
  const left = (at(row.due_at) - now.getTime()) / 1000
  if (left <= 0) return { tone: 'red', text: `超 ${minutes(-left)}`, used: 100 }
  return { tone: left <= SOON_SECONDS ? 'amber' : 'green', text: `剩 ${minutes(left)}`, used }
}

type Spoken = Pick<TalkRow, 'awaits_answer' | 'last_in_at'>

/** Since the citizen wrote without an answer of ours. */
export function waitWords(row: Spoken, now: Date): string {
  if (!row.awaits_answer) return '等市民回复'
  const seconds = Math.max(0, (now.getTime() - at(row.last_in_at)) / 1000)
  return `已等 ${minutes(seconds)}`
}
