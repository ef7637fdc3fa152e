/** What is wrong with which field: found here first, then by the server, in the same words. */
import { ApiError } from '@/api/errors'
import type { Content } from '@/api/telephonySettings'

import { fieldsOf, type FieldGroup, type FieldSpec } from './spec'

export type Faults = Record<string, string>

function numberFault(field: FieldSpec, value: unknown): string {
  if (typeof value !== 'number' || Number.isNaN(value)) return '必填'
  const { least = -Infinity, most = Infinity } = field
  if (value >= least && value <= most) return ''
  const shown = (bound: number) => (field.kind === 'share' ? `${bound * 100}%` : String(bound))
  return `应在 ${shown(least)} 至 ${shown(most)} 之间`
}

function faultOf(field: FieldSpec, value: unknown): string {
  if (['number', 'share', 'level', 'points'].includes(field.kind)) return numberFault(field, value)
  if (field.kind === 'text' || field.kind === 'choice') {
    const text = typeof value === 'string' ? value.trim() : ''
    if (!text) return field.required ? '必填' : ''
    if (field.pattern && !field.pattern.test(text)) return field.patternHint ?? '格式不正确'
  }
  return ''
}

/** What can be seen to be wrong before anything is sent. */
export function findFaults(groups: readonly FieldGroup[], content: Content): Faults {
  const found: Faults = {}
  for (const field of fieldsOf(groups)) {
    if (field.when && !field.when(content)) continue
    const fault = faultOf(field, content[field.name])
    if (fault) found[field.name] = fault
  }
  return found
}

/** The server's faults by path within the content: `content.widenings.0` is `widenings.0` here. */
export function faultsFrom(failure: unknown): Faults {
  if (!(failure instanceof ApiError)) return {}
  return Object.fromEntries(
    Object.entries(failure.fields).map(([path, text]) => [path.replace(/^content\./, ''), text]),
  )
}
