/** How the year's outbound minutes stand. */

export interface Usage {
  share: number
  state: 'fine' | 'warned' | 'over'
}

export function usageOf(minutes: number, free: number, warnAt: number): Usage {
  const share = free > 0 ? minutes / free : minutes > 0 ? 1 : 0
  if (minutes > free) return { share, state: 'over' }
  return { share, state: share >= warnAt && minutes > 0 ? 'warned' : 'fine' }
}

/** The whole year's minutes if the rest goes on as so far; by the city's calendar. */
export function forecastOf(minutes: number, now: Date): number {
  const city = new Date(now.getTime() + 8 * 3_600_000)
  const year = city.getUTCFullYear()
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
  // A day's worth at least: the first hours of a year foretell nothing.
  const passed = Math.max(city.getTime() - first, 86_400_000)
  return (minutes * (next - first)) / passed
}
