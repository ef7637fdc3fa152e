/** The next version of a limit as it is being written. */
import type { LimitVersion, LimitVersionBody } from '@/api/keepingPolicies'

import { dayAfter } from './versions'

export interface LimitDraft {
  name: string
  label: string
  measure: 'minutes' | 'working_days'
  amount: number
  calendar: string
  act_within: string
  stages: number[]
  starts_on: string
  note: string
}

export function limitDraftOf(row: LimitVersion, today: string): LimitDraft {
  const isDays = row.working_days !== null && row.working_days !== undefined
  return {
    name: row.name,
    label: row.label,
    measure: isDays ? 'working_days' : 'minutes',
    amount: Number(isDays ? row.working_days : row.minutes),
    calendar: row.calendar,
    act_within: row.act_within,
    stages: row.stages.map(Number),
    starts_on: dayAfter(today),
    note: '',
  }
}

export function limitBodyOf(draft: LimitDraft): LimitVersionBody {
  const { name, calendar, act_within, starts_on } = draft
  return {
    name,
    calendar,
    act_within,
    starts_on,
    label: draft.label.trim(),
    note: draft.note.trim(),
    stages: [...draft.stages],
    minutes: draft.measure === 'minutes' ? draft.amount : null,
    working_days: draft.measure === 'working_days' ? draft.amount : null,
  }
}

export function faultsOfLimit(draft: LimitDraft): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!draft.label.trim()) faults['label'] = '请填写承诺的说法'
  if (!(draft.amount >= 1)) faults['amount'] = '请填写时长'
  if (!draft.note.trim()) faults['note'] = '请填写依据'
  return faults
}
