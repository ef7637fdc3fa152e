/** Where the spans of a clock lie on its ribbon, and how each is said in words. */
import type { ClockSpan, ClockView } from '@/api/clocks'
import { clockTime, fullTime, span as spanInWords } from '@/shared/time'

export interface Segment {
  kind: string
  /** Percent of the ribbon's width. */
  left: number
  width: number
  words: string
}

export interface Drawing {
  segments: Segment[]
  /** Where now lies, in percent; null when it is not on the ribbon. */
  now: number | null
  /** The segment that now lies in, else the last. */
  current: number
}

/** Too narrow to be seen is not there for the eye; every segment keeps at least this much. */
const NARROWEST = 0.4

function at(iso: string): number {
  return new Date(iso).getTime()
}

function seconds(span: ClockSpan): number {
  return (at(span.ends_at) - at(span.starts_at)) / 1000
}

/** `11-24 10:00 至 12:00`, with the day again where it is another one. */
function between(from: string, until: string): string {
  const [begin, end] = [fullTime(from), fullTime(until)]
  const sameDay = begin.slice(0, 10) === end.slice(0, 10)
  return `${begin.slice(5)} 至 ${sameDay ? clockTime(until) : end.slice(5)}`
}

/** What barred time means: the clock rests, or it runs on while nobody may act. */
export function meaning(span: ClockSpan): string {
  if (span.kind === 'barred') return span.counts ? '仍在计时，但不可办理' : '非工作时段，不计时'
  if (span.kind === 'suspended') return '停表，不计时'
  if (span.kind === 'overdue') return '已超过时限'
  return '计时'
}

export function wordsOf(span: ClockSpan): string {
  return `${meaning(span)}：${between(span.starts_at, span.ends_at)}，${spanInWords(seconds(span))}`
}

export function draw(clock: ClockView, now: Date): Drawing {
  const spans = clock.spans
  const first = spans[0]
  const last = spans.at(-1)
  if (!first || !last) return { segments: [], now: null, current: 0 }
  const start = at(first.starts_at)
  const whole = Math.max(1, at(last.ends_at) - start)
  const share = (moment: number) => ((moment - start) / whole) * 100
  const segments = spans.map((span) => ({
    kind: span.kind === 'barred' && span.counts ? 'barred-counting' : span.kind,
    left: share(at(span.starts_at)),
    width: Math.max(NARROWEST, share(at(span.ends_at)) - share(at(span.starts_at))),
    words: wordsOf(span),
  }))
  const here = now.getTime()
  const within = spans.findIndex((span) => at(span.starts_at) <= here && here < at(span.ends_at))
  const isStopped = Boolean(clock.stopped_at)
  return {
    segments,
    now: !isStopped && here >= start && here <= start + whole ? share(here) : null,
    current: within >= 0 && !isStopped ? within : segments.length - 1,
  }
}

/** Open time in hours and minutes: a "day" of it would be taken for a day of the calendar. */
function openTime(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} 分钟`
  return rest > 0 ? `${hours} 小时 ${rest} 分` : `${hours} 小时`
}

/** `已计时 4 小时，共 38 小时（11%）`. */
export function spentInWords(clock: ClockView): string {
  const percent = Math.round(clock.percent)
  return `已计时 ${openTime(clock.spent_seconds)}，共 ${openTime(clock.whole_seconds)}（${percent}%）`
}

/** The kinds of segment that occur on these clocks, in the order of the legend. */
export function kindsOn(clocks: ClockView[]): string[] {
  const found = new Set(clocks.flatMap((clock) => draw(clock, new Date(0)).segments.map(({ kind }) => kind)))
  return ['running', 'barred', 'barred-counting', 'suspended', 'overdue'].filter((kind) => found.has(kind))
}

export const KIND_LABELS: Record<string, string> = {
  running: '计时',
  barred: '非工作时段，不计时',
  'barred-counting': '不可办理，仍计时',
  suspended: '停表',
  overdue: '超时',
}
