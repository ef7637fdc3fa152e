/** A department as it is being written. */
import type { KeptDepartment } from '@/api/keeping'

export interface DepartmentDraft {
  /** Null for a new one. */
  id: number | null
  code: string
  name: string
  short_name: string
  kind: 'department' | 'other_level' | 'emergency' | 'enterprise'
  parent_id: number | null
  duties: string
  contact_hours: string
  note: string
}

export const KINDS: { value: DepartmentDraft['kind']; label: string }[] = [
  { value: 'department', label: '承办单位（派单）' },
  { value: 'other_level', label: '其他层级（转办）' },
  { value: 'emergency', label: '紧急服务' },
  { value: 'enterprise', label: '企业（转办）' },
]

export function emptyDepartment(parentId: number | null = null): DepartmentDraft {
  return {
    id: null,
    code: '',
    name: '',
    short_name: '',
    kind: 'department',
    parent_id: parentId,
    duties: '',
    contact_hours: '',
    note: '',
  }
}

export function draftOf(row: KeptDepartment): DepartmentDraft {
  const { id, code, name, short_name, parent_id, duties, contact_hours } = row
  const kind = row.kind as DepartmentDraft['kind']
  return { id, code, name, short_name, kind, parent_id, duties, contact_hours, note: '' }
}

/** What is wrong before the server is asked. */
export function faultsOf(draft: DepartmentDraft): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.code)) faults['code'] = '只能由小写字母、数字和连字符组成'
  if (draft.name.trim().length < 2) faults['name'] = '请填写单位全称'
  if (draft.short_name.trim().length < 2) faults['short_name'] = '请填写简称'
  return faults
}

/** Units that may stand above: active departments, neither itself nor below it. */
export function parentsFor(rows: readonly KeptDepartment[], own: number | null): KeptDepartment[] {
  const below = new Set<number>(own === null ? [] : [own])
  let size = -1
  while (size !== below.size) {
    size = below.size
    for (const { id, parent_id } of rows) if (parent_id !== null && below.has(parent_id)) below.add(id)
  }
  return rows.filter((each) => each.is_active && each.kind === 'department' && !below.has(each.id))
}
