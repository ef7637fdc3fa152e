/** Versions of a policy: which holds today, which waits, which is over; and their grouping. */

export interface Dated {
  starts_on: string
}

export type VersionState = 'over' | 'holding' | 'waiting'

export const STATE_LABELS: Record<VersionState, string> = {
  over: '已被取代',
  holding: '现行',
  waiting: '未生效',
}

export const STATE_TONES = { over: 'grey', holding: 'green', waiting: 'amber' } as const

/** The state of each version of one thing on a day. */
export function statesOf<T extends Dated>(versions: readonly T[], today: string): Map<T, VersionState> {
  const started = versions.filter((each) => each.starts_on <= today)
  const newest = started.reduce((best, each) => (each.starts_on > best ? each.starts_on : best), '')
  return new Map(
    versions.map((each): [T, VersionState] => {
      if (each.starts_on > today) return [each, 'waiting']
      return [each, each.starts_on === newest ? 'holding' : 'over']
    }),
  )
}

/** Versions under what they are versions of, in the order they came. */
export function grouped<T>(versions: readonly T[], keyOf: (each: T) => string): [string, T[]][] {
  const found = new Map<string, T[]>()
  for (const each of versions) found.set(keyOf(each), [...(found.get(keyOf(each)) ?? []), each])
  return [...found]
}

/** The version to show and to begin a new one from: what holds, else what waits. */
export function mainOf<T extends { state: string }>(versions: readonly T[]): T {
  return (versions.find((each) => each.state === 'holding') ?? versions[0]) as T
}

/** `2026-11-25` after `2026-11-24`. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
