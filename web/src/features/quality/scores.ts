/** How scores and figures are written. */
import type { QualityFigures } from '@/api/quality'
import type { Tone } from '@/shared/labels'

export function scoreText(score: number | null): string {
  return score === null ? '未评' : String(score)
}

export function scoreTone(score: number | null, isRed: boolean): Tone {
  if (isRed) return 'red'
  if (score === null) return 'grey'
  if (score < 60) return 'red'
  return score < 85 ? 'amber' : 'green'
}

export function percent(rate: number | null): string {
  return rate === null ? '—' : `${Math.round(rate * 1000) / 10}%`
}

const HEAD = ['姓名', '班组', '机器预评条数', '机器平均分', '质检条数', '质检平均分', '一票否决', '申诉', '申诉成立']

/** The figures by person as a table other programs open; a formula in a name stays a word. */
export function asTable(people: QualityFigures['people']): string {
  const rows = people.map((each) => [
    each.operator,
    each.teams,
    each.pre_scored,
    each.machine_average,
    each.inspected,
    each.person_average,
    each.red_lines,
    each.disputes,
    each.upheld,
  ])
  return `﻿${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number | null): string {
  const text = String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
