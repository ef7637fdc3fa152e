/** The five minutes of a written demand (CHN-09): what is used of them, and how long one waits. */
import type { Tone } from './labels'
import { duration, span } from './time'

export interface Used {
  tone: Tone
  /** Percent of the time that is used up. */
  used: number
  /** Seconds; below nothing when it is over. */
  left: number
}

/** The last two of the five minutes are amber. */
const SOON_SECONDS = 120
const LONG_SECONDS = 3600

const at = (iso: string): number => new Date(iso).getTime()

export function usedOf(openedAt: string, dueAt: string, now: Date): Used {
  const whole = Math.max(1, at(dueAt) - at(openedAt))
  const used = Math.min(100, Math.max(0, ((now.getTime() - at(openedAt)) / whole) * 100))
  const left = (at(dueAt) - now.getTime()) / 1000
  return { tone: left <= 0 ? 'red' : left <= SOON_SECONDS ? 'amber' : 'green', used, left }
}

/** `3:12`, `2 小时`. */
export function waitText(seconds: number): string {
  return seconds >= LONG_SECONDS ? span(seconds) : duration(seconds)
}

/** How long it is since then, in the same words. */
export function waited(since: string, now: Date): string {
  return waitText(Math.max(0, (now.getTime() - at(since)) / 1000))
}
