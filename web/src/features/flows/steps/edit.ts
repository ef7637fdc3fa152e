/** Changes of a list of steps; each returns a new list, so that it can be undone. */
import type { Step } from '@/api/flows'

import { END, NEXT } from './arrows'
import { KINDS, type Way } from './kinds'
import { freshName, freshVariable } from './naming'
import { mapOf, textOf, withValue } from './values'

/** A step with a mark of its own, by which the page knows it while it moves. */
export interface Row {
  mark: number
  step: Step
}

let marks = 0

export function rowOf(step: Step): Row {
  marks += 1
  return { mark: marks, step }
}

export function stepsOf(rows: readonly Row[]): Step[] {
  return rows.map(({ step }) => step)
}

export function insertRow(rows: readonly Row[], at: number, step: Step): Row[] {
  const own = step.step === 'collect' ? { ...step, variable: freshVariable(stepsOf(rows)) } : step
  return rows.toSpliced(at, 0, rowOf(own))
}

export function replaceStep(rows: readonly Row[], at: number, step: Step): Row[] {
  return rows.map((row, index) => (index === at ? { ...row, step } : row))
}

/** Move a step so that it stands at index `to` afterwards. */
export function moveRow(rows: readonly Row[], from: number, to: number): Row[] {
  const row = rows[from]
  const last = rows.length - 1
  if (!row || from === to) return [...rows]
  return rows.toSpliced(from, 1).toSpliced(Math.min(last, Math.max(0, to)), 0, row)
}

/** The copy stands below and has no name: nothing points at it yet. */
export function duplicateRow(rows: readonly Row[], at: number): Row[] {
  const row = rows[at]
  return row ? insertRow(rows, at + 1, { ...structuredClone(row.step), id: '' }) : [...rows]
}

/** Change every arrow of every step. */
function mapArrows(rows: readonly Row[], change: (to: string) => string): Row[] {
  return rows.map((row) => {
    let { step } = row
    for (const { name } of waysOf(step)) {
      if (name === 'choices' || name === 'exit_keys') {
        const keys = Object.entries(mapOf(step, name)).map(([key, to]) => [key, change(to)])
        step = withValue(step, name, Object.fromEntries(keys))
      } else {
        step = withValue(step, name, change(textOf(step, name)))
      }
    }
    return { ...row, step }
  })
}

/** A menu's `next` is never taken, yet it may name a step. */
function waysOf(step: Step): Pick<Way, 'name'>[] {
  const ways: Pick<Way, 'name'>[] = KINDS[step.step].ways
  return ways.some(({ name }) => name === 'next') ? ways : [...ways, { name: 'next' }]
}

/** Give a step a name; arrows that point at it follow. */
export function renameRow(rows: readonly Row[], at: number, name: string): Row[] {
  const before = rows[at]?.step.id
  const named = rows.map((row, index) =>
    index === at ? { ...row, step: { ...row.step, id: name } } : row,
  )
  return before ? mapArrows(named, (to) => (to === before ? name || NEXT : to)) : named
}

/** Arrows to a deleted step lead to the step below it from then on, which may need a name. */
export function removeRow(rows: readonly Row[], at: number): Row[] {
  const gone = rows[at]?.step.id
  const rest = rows.toSpliced(at, 1)
  if (!gone || !isNamed(rest, gone)) return rest
  const [named, heir] = at < rest.length ? nameOf(rest, at) : [rest, END]
  return mapArrows(named, (to) => (to === gone ? heir : to))
}

function isNamed(rows: readonly Row[], name: string): boolean {
  let found = false
  mapArrows(rows, (to) => {
    found ||= to === name
    return to
  })
  return found
}

/** Return the name of a step, given now if it has none. */
function nameOf(rows: readonly Row[], at: number): [Row[], string] {
  const step = rows[at]?.step
  if (!step || step.id) return [[...rows], step?.id ?? END]
  const name = freshName(stepsOf(rows), step.step)
  return [renameRow(rows, at, name), name]
}

export type Target = 'next' | 'end' | number

/** Let an arrow of step `at` lead to the step below, to the end, or to a step by its index. */
export function pointArrow(
  rows: readonly Row[],
  at: number,
  arrow: { way: Way['name']; key: string },
  target: Target,
): Row[] {
  let list = [...rows]
  let to = target === 'end' ? END : NEXT
  if (typeof target === 'number') [list, to] = nameOf(rows, target)
  const step = list[at]?.step
  if (!step) return list
  const value = arrow.key ? { ...mapOf(step, arrow.way), [arrow.key]: to } : to
  return replaceStep(list, at, withValue(step, arrow.way, value))
}

/** Add or take away a key of a menu or a queue. */
export function setKey(rows: readonly Row[], at: number, way: Way['name'], key: string, on: boolean): Row[] {
  const step = rows[at]?.step
  if (!step) return [...rows]
  const keys = { ...mapOf(step, way) }
  if (on) keys[key] = NEXT
  else delete keys[key]
  return replaceStep(rows, at, withValue(step, way, keys))
}
