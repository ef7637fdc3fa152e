/** Which tours a person has taken or declined, kept by this browser. */
import { keepForGood, keptForGood } from '@/shared/storage'

const keyOf = (person: number) => `hotline.tour.${person}`

export function seenBy(person: number): string[] {
  const kept = keptForGood(keyOf(person))
  return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []
}

export function noteSeen(person: number, role: string): string[] {
  const seen = [...new Set([...seenBy(person), role])]
  keepForGood(keyOf(person), seen)
  return seen
}
