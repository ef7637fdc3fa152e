/** Where the steps of a flow lead; the same reading as contracts/ivr.py. */
import type { Step } from '@/api/flows'

import { KINDS, type Way } from './kinds'
import { keysOf, mapOf, textOf } from './values'

export const NEXT = ''
export const END = 'end'

export interface Arrow {
  /** The step's field that holds it. */
  way: Way['name']
  /** The key pressed, where a field holds an arrow for each key. */
  key: string
  /** `按 1`, `然后`, `时段外`. */
  label: string
  to: string
  /** The step it leads to; null where the call ends or the step is missing. */
  target: number | null
  isMissing: boolean
  /** It follows a key the citizen pressed. */
  isChosen: boolean
}

/** The index an arrow of step `here` leads to; null ends the call, undefined: no such step. */
export function targetOf(steps: readonly Step[], here: number, to: string): number | null | undefined {
  if (to === END) return null
  if (to === NEXT) return here + 1 < steps.length ? here + 1 : null
  const index = steps.findIndex(({ id }) => id === to)
  return index < 0 ? undefined : index
}

function keyed({ name }: Way): boolean {
  return name === 'choices' || name === 'exit_keys'
}

/** Every arrow that a call can take from this step. */
export function arrowsOf(steps: readonly Step[], here: number): Arrow[] {
  const step = steps[here]
  if (!step) return []
  return KINDS[step.step].ways.flatMap((way) => {
    const entries: [string, string][] = keyed(way)
      ? keysOf(mapOf(step, way.name)).map((key) => [key, mapOf(step, way.name)[key] ?? NEXT])
      : [['', textOf(step, way.name)]]
    return entries.map(([key, to]) => {
      const target = targetOf(steps, here, to)
      return {
        way: way.name,
        key,
        label: key ? `按 ${key}` : way.label,
        to,
        target: target ?? null,
        isMissing: target === undefined,
        isChosen: key !== '',
      }
    })
  })
}

/** The arrow simply leads to the step below. */
export function isPlain(arrow: Arrow, here: number): boolean {
  return !arrow.isChosen && arrow.way === 'next' && arrow.target === here + 1
}

export interface Pointer {
  from: number
  arrow: Arrow
}

/** Every arrow that names this step; those that just fall through to it are left out. */
export function pointersTo(steps: readonly Step[], here: number): Pointer[] {
  return steps.flatMap((_, from) =>
    arrowsOf(steps, from)
      .filter((arrow) => arrow.target === here && arrow.to !== NEXT)
      .map((arrow) => ({ from, arrow })),
  )
}
