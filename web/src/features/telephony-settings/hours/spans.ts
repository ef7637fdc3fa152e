/** A day's opening times between what is stored, what is typed and what is drawn. */
import type { Span } from '@/api/telephonySettings'

export const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
export const MINUTES_A_DAY = 24 * 60

export function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

const pad = (number: number) => String(number).padStart(2, '0')

export function clockOf(minute: number): string {
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}

/** `08:00-12:00，14:30-17:30`; 休息 when closed. */
export function written(spans: readonly Span[]): string {
  return spans.map(({ start, end }) => `${start}-${end}`).join('，')
}

export function spoken(spans: readonly Span[]): string {
  if (spans.length === 0) return '全天关闭'
  const isWhole = spans.length === 1 && spans[0]?.start === '00:00' && spans[0].end === '24:00'
  return isWhole ? '全天开放' : written(spans)
}

export interface Read {
  spans: Span[]
  fault: string
}

const CLOCK = /^(?:[01]?\d|2[0-3]):?[0-5]\d$|^24:?00$/

function readClock(text: string): string | null {
  const plain = text.trim()
  if (/^\d{1,2}$/.test(plain) && Number(plain) <= 24) return clockOf(Number(plain) * 60)
  if (!CLOCK.test(plain)) return null
  const digits = plain.replace(':', '').padStart(4, '0')
  return `${digits.slice(0, 2)}:${digits.slice(2)}`
}

/** Read what people type: `8-12, 14:30~17:30`, full-width marks included. */
export function read(text: string): Read {
  const spans: Span[] = []
  for (const part of text.split(/[,，、;；\s]+/).filter(Boolean)) {
    const clocks = part.replace(/：/g, ':').split(/[-~–—至到]/).map(readClock)
    const [start, end] = clocks
    if (clocks.length !== 2 || !start || !end) {
      return { spans, fault: `“${part}”应写作 08:00-12:00 这样的形式` }
    }
    const fault = wrongWith(spans.at(-1), { start, end })
    if (fault) return { spans, fault }
    spans.push({ start, end })
  }
  return { spans, fault: '' }
}

function wrongWith(before: Span | undefined, span: Span): string {
  const shown = `${span.start}-${span.end}`
  if (minuteOf(span.start) >= minuteOf(span.end)) return `${shown} 的结束应晚于开始`
  if (before && minuteOf(span.start) < minuteOf(before.end)) return `${shown} 与前一段重叠`
  return ''
}

/** Open or close the minutes from `first` to before `last`; neighbours grow together. */
export function painted(spans: readonly Span[], first: number, last: number, open: boolean): Span[] {
  const [low, high] = first < last ? [first, last] : [last, first]
  const kept = spans.flatMap(({ start, end }): [number, number][] => {
    const [from, to] = [minuteOf(start), minuteOf(end)]
    const parts: [number, number][] = [
      [from, Math.min(to, low)],
      [Math.max(from, high), to],
    ]
    return parts.filter(([a, b]) => a < b)
  })
  const all = open ? [...kept, [low, high] as [number, number]] : kept
  const merged: [number, number][] = []
  for (const [from, to] of all.toSorted(([a], [b]) => a - b)) {
    const previous = merged.at(-1)
    if (previous && from <= previous[1]) previous[1] = Math.max(previous[1], to)
    else merged.push([from, to])
  }
  return merged.map(([from, to]) => ({ start: clockOf(from), end: clockOf(to) }))
}

export function isOpenAt(spans: readonly Span[], minute: number): boolean {
  return spans.some(({ start, end }) => minuteOf(start) <= minute && minute < minuteOf(end))
}
