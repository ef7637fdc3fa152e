/** A week's hours between how calendars keep them and how the editor shows them. */
import type { Span } from '@/api/telephonySettings'
import { spoken, WEEKDAYS } from '@/features/telephony-settings'

export function toSpans(weekly: readonly string[][][]): Span[][] {
  return weekly.map((day) => day.map(([start = '', end = '']) => ({ start, end })))
}

export function toPairs(week: readonly Span[][]): string[][][] {
  return WEEKDAYS.map((_, day) => (week[day] ?? []).map(({ start, end }) => [start, end]))
}

/** `周一至周五 08:30-12:00；周六、周日 全天关闭`: days that are alike in a row together. */
export function spokenWeek(weekly: readonly string[][][]): string {
  const days = toSpans(weekly).map(spoken)
  const parts: string[] = []
  for (let from = 0; from < days.length; ) {
    let to = from
    while (days[to + 1] === days[from]) to += 1
    const name = from === to ? WEEKDAYS[from] : `${WEEKDAYS[from]}至${WEEKDAYS[to]}`
    parts.push(`${name} ${days[from]}`)
    from = to + 1
  }
  return parts.join('；')
}
