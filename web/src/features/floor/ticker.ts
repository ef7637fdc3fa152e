/**
 * Times that count up beside hundreds of desks. One timer writes straight into the text nodes:
 * nothing is drawn again by Vue. Follows the server's clock, not this computer's.
 */
import type { Directive } from 'vue'

import { duration } from '@/shared/time'

export interface Tick {
  since: string | null
  /** Seconds from which the element gets the class `late`; 0: never. */
  limit?: number
}

interface Watched {
  since: number
  limit: number
}

const watched = new Map<HTMLElement, Watched>()
let ahead = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The server said this time just now; the least delayed message of a connection counts. */
export function followServer(at: string, isFirst: boolean, local = Date.now()): void {
  const seen = Date.parse(at) - local
  ahead = isFirst ? seen : Math.max(ahead, seen)
}

export function serverNow(local = Date.now()): number {
  return local + ahead
}

function paint(element: HTMLElement, { since, limit }: Watched, now: number): void {
  const seconds = (now - since) / 1000
  const text = Number.isNaN(since) ? '' : duration(seconds)
  const node = element.firstChild
  if (!node) element.textContent = text
  else if (node.nodeValue !== text) node.nodeValue = text
  if (limit > 0) element.classList.toggle('late', seconds >= limit)
}

export function paintAll(now = serverNow()): void {
  for (const [element, one] of watched) paint(element, one, now)
}

function watch(element: HTMLElement, tick: Tick): void {
  const one = { since: tick.since ? Date.parse(tick.since) : NaN, limit: tick.limit ?? 0 }
  if (one.limit === 0) element.classList.remove('late')
  watched.set(element, one)
  paint(element, one, serverNow())
  timer ??= setInterval(() => {
    if (!document.hidden) paintAll()
  }, 1000)
}

export const vSince: Directive<HTMLElement, Tick> = {
  mounted: (element, { value }) => watch(element, value),
  updated: (element, { value, oldValue }) => {
    const isChanged = value.since !== oldValue?.since || value.limit !== oldValue?.limit
    if (isChanged) watch(element, value)
  },
  unmounted: (element) => {
    watched.delete(element)
    if (watched.size > 0) return
    clearInterval(timer)
    timer = undefined
  },
}
