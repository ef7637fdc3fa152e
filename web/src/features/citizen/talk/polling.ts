/** How long to wait before asking again: quickly after something was said, ever slower in silence. */
const QUICK_MS = 2_000
const SLOW_MS = 30_000
const SLOWER = 1.5

export function nextWait(last: number, isNew: boolean): number {
  return isNew ? QUICK_MS : Math.min(SLOW_MS, Math.max(QUICK_MS, Math.round(last * SLOWER)))
}
