/** Texts as the floor says them: what waits, how old the oldest is; pure. */
import type { FloorTexts, OperatorTexts, WaitingTexts } from '@/api/floorTexts'
import type { Tone } from '@/shared/labels'
import { duration, span } from '@/shared/time'

/** The last two of the five minutes are amber. */
const SOON_SECONDS = 120
const LONG_SECONDS = 3600

export interface Age {
  tone: Tone
  /** How long the oldest has waited: `4:10`, `2 小时`. */
  text: string
  /** Percent of the five minutes that is used up. */
  used: number
}

const at = (iso: string): number => new Date(iso).getTime()

export function waited(since: string, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - at(since)) / 1000)
  return seconds >= LONG_SECONDS ? span(seconds) : duration(seconds)
}

export function ageOf(oldest: Pick<WaitingTexts, 'oldest_since' | 'oldest_due_at'>, now: Date): Age {
  const whole = Math.max(1, at(oldest.oldest_due_at) - at(oldest.oldest_since))
  const used = Math.min(100, Math.max(0, ((now.getTime() - at(oldest.oldest_since)) / whole) * 100))
  const left = (at(oldest.oldest_due_at) - now.getTime()) / 1000
  const tone = left <= 0 ? 'red' : left <= SOON_SECONDS ? 'amber' : 'green'
  return { tone, text: waited(oldest.oldest_since, now), used }
}

/** What the tab says: how many wait in all, coloured by the one that is due first. */
export function glanceOf(found: FloorTexts | null, now: Date): { count: number; tone: Tone; text: string } | null {
  const first = found?.channels[0]
  if (!found || !first) return null
  const count = found.channels.reduce((sum, { waiting }) => sum + waiting, 0)
  const { tone, text } = ageOf(first, now)
  return { count, tone, text }
}

export function isFull({ held, most }: Pick<OperatorTexts, 'held' | 'most'>): boolean {
  return held >= most
}

/** What may be chosen: the usual number first, then none to the most. */
export function choicesOf(usual: number, most: number): { value: number | null; label: string }[] {
  const numbers = Array.from({ length: most + 1 }, (_, n) => ({ value: n, label: n === 0 ? '0 只接电话' : `${n} 个` }))
  return [{ value: null, label: `默认 ${usual} 个` }, ...numbers]
}
