/** All roles side by side: one line a permission. */
import type { RoleBook } from '@/api/people'

export interface MatrixRow {
  name: string
  label: string
  /** The roles that have it. */
  roles: Set<string>
}

export interface MatrixGroup {
  label: string
  rows: MatrixRow[]
}

/** Permissions by part of the platform, in the order in which the roles first name them. */
export function matrixOf(roles: readonly RoleBook[]): MatrixGroup[] {
  const groups = new Map<string, Map<string, MatrixRow>>()
  for (const { role, groups: parts } of roles) {
    for (const { label: part, items } of parts) {
      const rows = groups.get(part) ?? new Map<string, MatrixRow>()
      groups.set(part, rows)
      for (const { name, label } of items) {
        const row = rows.get(name) ?? { name, label, roles: new Set<string>() }
        row.roles.add(role)
        rows.set(name, row)
      }
    }
  }
  return [...groups].map(([label, rows]) => ({ label, rows: [...rows.values()] }))
}

const SHOWN = 3

/** `待派单、待签收时`; of many states only how many: the title tells them all. */
export function statesWords(states: readonly string[]): string {
  return states.length > SHOWN ? `工单在 ${states.length} 种状态时` : `${states.join('、')}时`
}
