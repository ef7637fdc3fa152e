/** Findings of the check, kept with the step they concern while steps move about. */
import { ApiError } from '@/api/errors'
import type { Finding, Step } from '@/api/flows'

import type { Row } from './steps/edit'
import { KINDS } from './steps/kinds'

export interface Note {
  level: Finding['level']
  text: string
  /** The step's mark; null: the whole flow. */
  mark: number | null
}

export function notesOf(findings: readonly Finding[], rows: readonly Row[]): Note[] {
  return findings.map(({ level, text, index }) => ({
    level,
    text,
    mark: index === null ? null : (rows[index]?.mark ?? null),
  }))
}

const PATH = /^steps\.(\d+)\.(?:[a-z_]+\.)?([a-z_]+)/

/** What the server cannot even read, such as a number out of range, told beside its step. */
export function notesOfRefusal(failure: unknown, rows: readonly Row[]): Note[] | null {
  if (!(failure instanceof ApiError) || failure.status !== 422) return null
  const notes = Object.entries(failure.fields).flatMap(([path, sentence]): Note[] => {
    const [, index, field] = PATH.exec(path) ?? []
    const row = rows[Number(index)]
    if (!row) return []
    const label = labelOf(row.step, field ?? '')
    return [{ level: 'error', text: `${label}：${sentence}。`, mark: row.mark }]
  })
  return notes.length > 0 ? notes : [{ level: 'error', text: failure.message, mark: null }]
}

function labelOf(step: Step, name: string): string {
  const { fields, ways } = KINDS[step.step]
  const found = [...fields, ...ways].find((each) => each.name === name)
  return found?.label ?? (name === 'id' ? '名称' : '内容')
}
