/** How the three rates are written, and which days are asked about; pure. */
import type { RatesAsked, RatesBy } from '@/api/followUpRates'
import { dayOf } from '@/shared/time'

export const BY_LABELS: Record<RatesBy, string> = {
  department: '承办单位',
  topic: '一级事项',
  district: '区划',
  month: '月份',
}

export function percent(rate: number | null | undefined): string {
  return rate === null || rate === undefined ? '—' : `${(rate * 100).toFixed(2)}%`
}

function dayIn(value: unknown, otherwise: string): string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : otherwise
}

/** This month so far, unless the address says otherwise. */
export function askedIn(query: Record<string, unknown>, now: Date): RatesAsked {
  const today = dayOf(now)
  const by = query.by as RatesBy
  return {
    first: dayIn(query.first, `${today.slice(0, 8)}01`),
    last: dayIn(query.last, today),
    by: by in BY_LABELS ? by : 'department',
  }
}
