/** The day's figures over all queues, each with its formula; pure. */
import type { FloorView, QueueLine } from '@/telephone/floorMessages'

export interface Totals {
  waiting: number
  longest: number
  entered: number
  answered: number
  abandoned: number
  inTime: number
}

export function totalsOf(queues: readonly QueueLine[]): Totals {
  const sum = (pick: (queue: QueueLine) => number) =>
    queues.reduce((all, queue) => all + pick(queue), 0)
  return {
    waiting: sum((queue) => queue.waiting),
    longest: Math.max(0, ...queues.map((queue) => queue.longest_wait_seconds)),
    entered: sum((queue) => queue.entered_today),
    answered: sum((queue) => queue.answered_today),
    abandoned: sum((queue) => queue.abandoned_today),
    inTime: sum((queue) => queue.answered_in_time_today),
  }
}

/** `97.4%`; nothing has happened yet: `—`. Never rounded up to 100 %. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '—'
  const tenths = Math.floor((part / whole) * 1000)
  return `${(tenths / 10).toFixed(1)}%`
}

/** Calls whose fate is known: those who wait now count for nothing yet. */
export function decided(totals: Totals): number {
  return totals.answered + totals.abandoned
}

/** `15 秒`, or `15/30 秒` when queues promise different things. */
export function promiseOf(queues: readonly QueueLine[]): string {
  const promises = [...new Set(queues.map((queue) => queue.service_level_seconds))]
  return promises.length === 0 ? '时限' : `${promises.toSorted((a, b) => a - b).join('/')} 秒`
}

/** Share of a meter, 0-1; without a limit nothing is used up. */
export function share(used: number, limit: number): number {
  return limit > 0 ? Math.min(1, used / limit) : 0
}

/** Citizens in the order they will be served, as call control sends them. */
export function waitingIn(floor: FloorView, queue: string): FloorView['waiting'] {
  return queue ? floor.waiting.filter((one) => one.queue === queue) : floor.waiting
}
