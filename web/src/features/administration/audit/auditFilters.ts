/** What the audit is asked for: as the page keeps it, as it is sent, as an address says it. */
import type { AuditFilters } from '@/api/audit'
import { dayOf, toLocalIso } from '@/shared/time'

export interface AuditChoice {
  /** First and last day, both included. */
  days: [string, string]
  /** An account's id; `nobody` for the system and citizens. */
  actor: number | 'nobody' | null
  kinds: string[]
  subjectType: string
  subjectId: string
  story: string
  text: string
}

const DAY = 86_400_000

/** The last days up to today. */
export function lastDays(count: number, now: Date): [string, string] {
  return [dayOf(new Date(now.getTime() - (count - 1) * DAY)), dayOf(now)]
}

export function nothingChosen(now: Date): AuditChoice {
  return { days: lastDays(7, now), actor: null, kinds: [], subjectType: '', subjectId: '', story: '', text: '' }
}

/** `2026-11-24` → the moment the next day begins in the city. */
function afterDay(day: string): string {
  return toLocalIso(new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY))
}

export function toSent(choice: AuditChoice): AuditFilters {
  return {
    since: `${choice.days[0]}T00:00:00+08:00`,
    until: afterDay(choice.days[1]),
    actor_id: typeof choice.actor === 'number' ? choice.actor : null,
    by_nobody: choice.actor === 'nobody',
    kinds: choice.kinds,
    subject_type: choice.subjectType,
    subject_id: choice.subjectId.trim(),
    correlation_id: choice.story.trim() || null,
    text: choice.text.trim(),
  }
}

type Query = Readonly<Record<string, unknown>>
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** `?subject=account:12`, `?actor=12`, `?story=…`: how other pages ask; a year back, not a week. */
export function fromQuery(query: Query, now: Date): AuditChoice {
  const choice = nothingChosen(now)
  const [type = '', id = ''] = String(query['subject'] ?? '').split(':')
  if (type && id) Object.assign(choice, { subjectType: type, subjectId: id })
  const actor = Number(query['actor'])
  if (actor > 0) choice.actor = actor
  const story = String(query['story'] ?? '')
  if (UUID.test(story)) choice.story = story
  if (choice.subjectId || choice.actor || choice.story) choice.days = lastDays(365, now)
  return choice
}
