/** Lay a talk out: by day, and by who speaks. */
import { dayOf, shortTime } from '@/shared/time'

import type { TalkMessage } from '@/api/conversations'

export interface Bubble {
  message: TalkMessage
  /** The other side spoke before, or it was quiet for a while: name and time stand above it. */
  opens: boolean
}

export interface Day {
  /** `2026-11-28`, by the city's clock. */
  day: string
  label: string
  bubbles: Bubble[]
}

const QUIET_MS = 5 * 60_000

function speaker(message: TalkMessage): string {
  return message.is_ours ? `ours:${message.author_label}` : 'theirs'
}

/** `今天`, `昨天`, `11-20`: the day alone of a short time. */
export function dayLabel(iso: string, now: Date): string {
  return shortTime(iso, now).replace(/ \d\d:\d\d$/, '')
}

export function layOut(messages: readonly TalkMessage[], now: Date): Day[] {
  const days: Day[] = []
  let before: TalkMessage | null = null
  for (const message of messages) {
    const day = dayOf(new Date(message.written_at))
    const isNewDay = days.at(-1)?.day !== day
    if (isNewDay) days.push({ day, label: dayLabel(message.written_at, now), bubbles: [] })
    const pause = before ? Date.parse(message.written_at) - Date.parse(before.written_at) : 0
    const opens =
      isNewDay || !before || speaker(before) !== speaker(message) || pause > QUIET_MS
    days.at(-1)?.bubbles.push({ message, opens })
    before = message
  }
  return days
}
