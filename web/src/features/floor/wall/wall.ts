/** What a screen on the wall needs beyond the floor itself; pure. */
import type { FloorView, QueueLine } from '@/telephone/floorMessages'

/** The size everything is laid out in; a larger screen shows the same, larger. */
export const LAID_OUT = { width: 1280, height: 720 }

export function zoomFor(width: number, height: number): number {
  const zoom = Math.min(width / LAID_OUT.width, height / LAID_OUT.height)
  return Math.max(0.5, Math.floor(zoom * 1000) / 1000)
}

/** When the citizen who waits longest began to wait; null: nobody waits. */
export function longestSince(view: FloorView): string | null {
  const waits = view.waiting.filter((one) => !one.is_return_call).map((one) => one.since)
  return waits.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null
}

const ROWS = 8
const busy = (queue: QueueLine) => queue.waiting * 1e6 + queue.longest_wait_seconds

/** Whoever waits stands above; a wall has room for some rows only. */
export function queuesShown(queues: readonly QueueLine[]): { rows: QueueLine[]; more: number } {
  const sorted = queues.toSorted((a, b) => busy(b) - busy(a) || b.entered_today - a.entered_today)
  return { rows: sorted.slice(0, ROWS), more: Math.max(0, sorted.length - ROWS) }
}

/** Which build a page belongs to, by the script it begins with. */
export function buildOf(html: string): string {
  return /src="([^"]*\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? ''
}
