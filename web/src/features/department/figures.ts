/** How a department's figures are read: months, shares, and which numbers stand where. */
import type { FigureCount, FigureMonth, Satisfaction } from '@/api/department'
import { dayOf } from '@/shared/time'

export type Figure = FigureCount['figure']

/** The first day of the month a moment lies in, in the city's time. */
export function monthOf(now: Date): string {
  return `${dayOf(now).slice(0, 8)}01`
}

/** A month some steps away. */
export function stepMonth(month: string, steps: number): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  const months = year * 12 + (at - 1) + steps
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

/** `2026 年 11 月`. */
export function monthLabel(month: string): string {
  const [year, at] = month.split('-')
  return `${year} 年 ${Number(at)} 月`
}

/** `87.5%`; nothing to divide is no zero. */
export function percent(rate: number | null): string {
  return rate === null ? '—' : `${(rate * 100).toFixed(1).replace(/\.0$/, '')}%`
}

/** What part of the two the first is. */
export function shareOf(part: number, other: number): number | null {
  return part + other > 0 ? part / (part + other) : null
}


/** The rates that stand on top, each made of two numbers that can be opened. */
export const RATES: { label: string; met: Figure; missed: Figure }[] = [
  { label: '按时签收率', met: 'accepted_in_time', missed: 'accepted_late' },
  { label: '按时办结率', met: 'handled_in_time', missed: 'handled_late' },
]
export const OPINIONS: {
  label: string
  met: Satisfaction['total'][number]['answer']
  missed: Satisfaction['total'][number]['answer']
}[] = [
  { label: '解决率', met: 'solved', missed: 'unsolved' },
  { label: '满意率', met: 'satisfied', missed: 'unsatisfied' },
]
/** Plain numbers. */
export const NUMBERS: Figure[] = [
  'received',
  'helping',
  'unfinished',
  'returned',
  'result_refused',
  'reopened',
  'extended',
]
/** The columns of the tables by topic and unit. */
export const COLUMNS: Figure[] = [
  'received',
  'accepted_late',
  'handled_in_time',
  'handled_late',
  'returned',
  'result_refused',
  'reopened',
]

/** Bars as parts of the highest month. */
export function barsOf(months: readonly FigureMonth[]): { month: string; count: number; share: number }[] {
  const highest = Math.max(1, ...months.map(({ counts }) => counts.received ?? 0))
  return months.map(({ month, counts }) => {
    const count = counts.received ?? 0
    return { month, count, share: count / highest }
  })
}
