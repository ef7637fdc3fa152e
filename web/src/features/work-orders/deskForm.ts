/** A special desk's form on the page: what is empty at first, and what is missing before sending. */
import type { DeskField, DeskView } from '@/api/types'

export type DeskAnswers = Record<string, string>

const YES_NO = ['是', '否']

/** What a field offers to choose from; empty when it is typed. */
export function choicesOf(field: DeskField): string[] {
  return field.kind === 'yes_no' ? YES_NO : (field.choices ?? [])
}

function faultOf(field: DeskField, value: string): string {
  if (!value && !field.is_required) return ''
  if (!value) return `请${choicesOf(field).length > 0 ? '选择' : '填写'}${field.label}`
  const isLong = field.kind === 'text' && [...value].length > (field.most ?? 100)
  if (isLong) return `${field.label}不能超过 ${field.most ?? 100} 个字`
  const pattern = field.kind === 'number' ? '-?\\d{1,12}(\\.\\d{1,4})?' : field.pattern
  if (pattern && !new RegExp(`^(?:${pattern})$`, 'u').test(value)) return `${field.label}格式不正确`
  return ''
}

/** Field → what is wrong with its answer. */
export function deskFaults(fields: DeskField[], answers: DeskAnswers): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const field of fields) {
    const fault = faultOf(field, (answers[field.name] ?? '').trim())
    if (fault) faults[field.name] = fault
  }
  return faults
}

/** Only what the desk's form asks for, trimmed, without what was left empty. */
export function answersFor(desk: DeskView | undefined, answers: DeskAnswers): DeskAnswers {
  const kept: DeskAnswers = {}
  for (const { name } of desk?.fields ?? []) {
    const value = (answers[name] ?? '').trim()
    if (value) kept[name] = value
  }
  return kept
}
