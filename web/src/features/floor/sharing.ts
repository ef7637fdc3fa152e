/**
 * The floor comes whole once a second. What did not change keeps its old object, so that the
 * page draws only what did.
 */
import type { FloorView } from '@/telephone/floorMessages'

export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [Object.entries(a), Object.entries(b)]
  if (left.length !== right.length) return false
  return left.every(([key, value]) => isSame(value, (b as Record<string, unknown>)[key]))
}

/** The new list with the old objects where they are equal; the old list when all of it is. */
export function shareList<T>(before: T[], after: T[], keyOf: (one: T) => unknown): T[] {
  const known = new Map(before.map((one) => [keyOf(one), one]))
  const shared = after.map((one) => {
    const old = known.get(keyOf(one))
    return old !== undefined && isSame(old, one) ? old : one
  })
  const isUnchanged =
    shared.length === before.length && shared.every((one, at) => one === before[at])
  return isUnchanged ? before : shared
}

export function shareFloor(before: FloorView | null, after: FloorView): FloorView {
  if (!before) return after
  return {
    ...after,
    desks: shareList(before.desks, after.desks, (one) => one.operator_id),
    waiting: shareList(before.waiting, after.waiting, (one) => one.call_id),
    queues: shareList(before.queues, after.queues, (one) => one.name),
    alarms: shareList(before.alarms, after.alarms, (one) => `${one.alarm}|${one.subject}`),
    trunk: isSame(before.trunk, after.trunk) ? before.trunk : after.trunk,
  }
}
