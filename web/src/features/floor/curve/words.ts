/** The curve in words and rows: for the readout, the table and whoever cannot see lines; pure. */
import type { FloorCurve } from '@/api/floorCurve'

export interface CurveRow {
  label: string
  arrivals: number | null
  answered: number | null
  waiting: number | null
  yesterday: number | null
  expected: number | null
  /** The half hour that is running: its counts still grow. */
  isRunning: boolean
}

const at = (values: readonly number[] | undefined, slot: number) => values?.[slot] ?? null

export function rowOf(curve: FloorCurve, slot: number): CurveRow {
  const { today, yesterday, forecast } = curve
  return {
    label: curve.labels[slot] ?? '',
    arrivals: at(today.arrivals, slot),
    answered: at(today.answered, slot),
    waiting: at(today.waiting, slot),
    yesterday: at(yesterday.arrivals, slot),
    expected: at(forecast?.arrivals, slot),
    isRunning: slot === curve.slots_over && slot < today.arrivals.length,
  }
}

export function rowsOf(curve: FloorCurve): CurveRow[] {
  return curve.labels.map((_, slot) => rowOf(curve, slot))
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

export interface DayTotals {
  came: number
  answered: number
  /** Yesterday up to the same half hour. */
  yesterdaySoFar: number
  expectedSoFar: number | null
  expectedDay: number | null
  /** The most expected in one half hour still to come, and when. */
  peak: { label: string; arrivals: number } | null
}

export function totalsOf(curve: FloorCurve): DayTotals {
  const { today, yesterday, forecast, slots_over: over } = curve
  return {
    came: sum(today.arrivals),
    answered: sum(today.answered),
    yesterdaySoFar: sum(yesterday.arrivals.slice(0, over)),
    expectedSoFar: forecast ? Math.round(sum(forecast.arrivals.slice(0, over))) : null,
    expectedDay: forecast ? Math.round(forecast.total) : null,
    peak: peakOf(curve),
  }
}

function peakOf({ forecast, slots_over: over, labels }: FloorCurve): DayTotals['peak'] {
  const rest = forecast?.arrivals.slice(over) ?? []
  if (rest.length === 0) return null
  const most = Math.max(...rest)
  return { label: labels[over + rest.indexOf(most)] ?? '', arrivals: Math.round(most) }
}

/** One sentence for whoever cannot see the lines. */
export function spoken(curve: FloorCurve): string {
  const totals = totalsOf(curve)
  const parts = [
    `今天已来电 ${totals.came} 通，接听 ${totals.answered} 通`,
    `昨天同时段 ${totals.yesterdaySoFar} 通`,
  ]
  if (totals.expectedDay !== null) parts.push(`全天预计 ${totals.expectedDay} 通`)
  if (totals.peak) parts.push(`接下来最忙在 ${totals.peak.label}，约 ${totals.peak.arrivals} 通`)
  return `${parts.join('；')}。`
}
