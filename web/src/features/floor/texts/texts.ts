/** Texts as the floor says them: what waits, how old the oldest is; pure. */
import type { FloorTexts, OperatorTexts, WaitingTexts } from '@/api/floorTexts'
import { usedOf, waited } from '@/shared/fiveMinutes'
import type { Tone } from '@/shared/labels'

export interface Age {
  tone: Tone
  /** How long the oldest has waited: `4:10`, `2 小时`. */
  text: string
  /** Percent of the five minutes that is used up. */
  used: number
}

export function ageOf(oldest: Pick<WaitingTexts, 'oldest_since' | 'oldest_due_at'>, now: Date): Age {
  const { tone, used } = usedOf(oldest.oldest_since, oldest.oldest_due_at, now)
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
