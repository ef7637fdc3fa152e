/** Where the points of the day's curve lie; pure. */
import type { FloorCurve } from '@/api/floorCurve'

export interface Frame {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

export const SLOTS = 48
/** Half hours between two labels, by the width there is. */
export function labelStep(width: number): number {
  if (width >= 900) return 2
  return width >= 480 ? 4 : 6
}

/** The next round number: `1, 2, 5, 10, 20, 50 …` times four steps or fewer. */
export function niceTop(most: number): number {
  const steps = [1, 2, 2.5, 5, 10]
  const size = 10 ** Math.floor(Math.log10(Math.max(most, 4) / 4))
  const step = steps.map((one) => one * size).find((one) => one * 4 >= most) ?? size * 10
  return Math.ceil(step) * 4
}

export function topOf(curve: FloorCurve): number {
  return niceTop(
    Math.max(
      ...curve.today.arrivals,
      ...curve.today.waiting,
      ...curve.yesterday.arrivals,
      ...(curve.forecast?.high ?? []),
      0,
    ),
  )
}

export function xOf(slot: number, frame: Frame): number {
  const inner = frame.width - frame.left - frame.right
  return frame.left + ((slot + 0.5) / SLOTS) * inner
}

export function yOf(value: number, top: number, frame: Frame): number {
  const inner = frame.height - frame.top - frame.bottom
  return frame.top + (1 - value / top) * inner
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** `M0,1L2,3`; an empty line for no values. */
export function lineOf(values: readonly number[], top: number, frame: Frame): string {
  return values
    .map((value, slot) => `${slot ? 'L' : 'M'}${tenth(xOf(slot, frame))},${tenth(yOf(value, top, frame))}`)
    .join('')
}

/** The area between two lines. */
export function bandOf(
  low: readonly number[],
  high: readonly number[],
  top: number,
  frame: Frame,
): string {
  if (low.length === 0) return ''
  const back = low
    .map((value, slot) => `L${tenth(xOf(slot, frame))},${tenth(yOf(value, top, frame))}`)
    .toReversed()
    .join('')
  return `${lineOf(high, top, frame)}${back}Z`
}

/** The half hour under a point of the drawing. */
export function slotAt(x: number, frame: Frame): number {
  const inner = frame.width - frame.left - frame.right
  return Math.max(0, Math.min(SLOTS - 1, Math.floor(((x - frame.left) / inner) * SLOTS)))
}
