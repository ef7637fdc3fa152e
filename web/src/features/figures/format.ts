/** How figures are written; pure. */
import type { FigureRow, Measure } from '@/api/figures'

const SECONDS_A_MINUTE = 60

/** `94.99%`, cut off and never rounded up: 94.999 % does not reach 95 %. */
export function rate(value: number | null): string {
  if (value === null) return '—'
  return `${(Math.floor(value * 10_000 + 1e-6) / 100).toFixed(2)}%`
}

/** `8.3 秒`, `4 分 12 秒`, `12 小时 05 分`. */
export function duration(seconds: number | null): string {
  if (seconds === null) return '—'
  if (seconds < SECONDS_A_MINUTE) return `${seconds.toFixed(1)} 秒`
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / SECONDS_A_MINUTE)
  const rest = String(whole % SECONDS_A_MINUTE).padStart(2, '0')
  if (minutes < SECONDS_A_MINUTE) return `${minutes} 分 ${rest} 秒`
  const hours = Math.floor(minutes / SECONDS_A_MINUTE)
  return `${hours} 小时 ${String(minutes % SECONDS_A_MINUTE).padStart(2, '0')} 分`
}

export function valueOf(measure: Measure, row: FigureRow): string {
  const value = row.figures[measure.name]?.value ?? null
  return measure.unit === 'rate' ? rate(value) : duration(value)
}

function sum(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1)
}

/** The two sums a figure was divided from. */
export function sumsOf(measure: Measure, row: FigureRow): string {
  const figure = row.figures[measure.name]
  if (!figure) return ''
  return `${sum(figure.over)} ÷ ${sum(figure.under)}`
}

export function misses(measure: Measure, row: FigureRow): boolean {
  const value = row.figures[measure.name]?.value ?? null
  return measure.target !== null && value !== null && value < measure.target
}

const HOUR_LABEL = /^\d{4}-(\d\d-\d\d) (\d\d:\d\d)$/

/** The cells that have begun, hours and days named as shortly as they stay unmistakable. */
export function cellsOf(rows: readonly FigureRow[], now: Date): FigureRow[] {
  const begun = rows.filter(({ key }) => !(Date.parse(key) > now.getTime()))
  const days = new Set(begun.map(({ label }) => label.slice(0, 10)))
  const isByDay = begun.every(({ label }) => label.endsWith(' 00:00'))
  return begun.map((row) => {
    const [, day, clock] = HOUR_LABEL.exec(row.label) ?? []
    if (day === undefined || clock === undefined) return row
    if (isByDay && days.size === begun.length) return { ...row, label: row.label.slice(0, 10) }
    return { ...row, label: days.size === 1 ? clock : `${day} ${clock}` }
  })
}
