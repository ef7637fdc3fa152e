/** The five minutes of a written demand (CHN-09), and how long the citizen waits for a word. */
import type { TalkRow } from '@/api/conversations'
import { usedOf, waited, waitText } from '@/shared/fiveMinutes'
import type { Tone } from '@/shared/labels'

export interface Countdown {
  tone: Tone
  /** `剩 03:12`, `超 00:45`, `超 2 小时`, or how it ended. */
  text: string
  /** Percent of the time that is used up. */
  used: number
}

type Timed = Pick<TalkRow, 'state' | 'opened_at' | 'due_at' | 'closing_label'>

export function countdown(row: Timed, now: Date): Countdown {
  if (row.state === 'closed') return { tone: 'grey', text: row.closing_label || '已结束', used: 100 }
  const { tone, used, left } = usedOf(row.opened_at, row.due_at, now)
  return { tone, text: left <= 0 ? `超 ${waitText(-left)}` : `剩 ${waitText(left)}`, used }
}

type Spoken = Pick<TalkRow, 'awaits_answer' | 'last_in_at'>

/** Since the citizen wrote without an answer of ours. */
export function waitWords(row: Spoken, now: Date): string {
  if (!row.awaits_answer) return '等市民回复'
  return `已等 ${waited(row.last_in_at, now)}`
}
