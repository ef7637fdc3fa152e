/** How people's accounts read in the list, and what leaves it as a file. */
import type { NewPerson, PeopleFilters, PersonRole, PersonRow, PersonState } from '@/api/people'
import type { Tone } from '@/shared/labels'

export const EVERYBODY: PeopleFilters = {
  text: '',
  role: '',
  department: null,
  team: null,
  state: '',
}

export const STATES: { value: PersonState; label: string }[] = [
  { value: 'active', label: '启用' },
  { value: 'off', label: '已停用' },
  { value: 'signed_in', label: '正在登录' },
  { value: 'locked', label: '登录锁定' },
  { value: 'provisional', label: '待改密码' },
]

export interface Mark {
  tone: Tone
  text: string
}

/** What an administrator notices about an account, the gravest first. */
export function marksOf(person: PersonRow): Mark[] {
  if (!person.is_active) return [{ tone: 'grey', text: '已停用' }]
  const marks: Mark[] = []
  if (person.locked_until) marks.push({ tone: 'red', text: '登录锁定' })
  if (person.must_change_password) marks.push({ tone: 'amber', text: '待改密码' })
  if (person.session_count > 0) marks.push({ tone: 'green', text: '在线' })
  return marks.length > 0 ? marks : [{ tone: 'blue', text: '启用' }]
}

/** `经办人 · 城管局`: the role, and where it holds when it does not everywhere. */
export function roleWords(role: PersonRole): string {
  return role.scope_label ? `${role.label} · ${role.scope_label}` : role.label
}

/** What a revocation of this role sends. */
export function grantOf(role: PersonRole): { role: PersonRole['role']; department_id: number | null } {
  return { role: role.role, department_id: role.scope_key ? Number(role.scope_key) : null }
}

export function isNarrowed(filters: PeopleFilters): boolean {
  return Object.entries(EVERYBODY).some(([name, none]) => {
    const value = filters[name as keyof PeopleFilters]
    return (typeof value === 'string' ? value.trim() : value) !== none
  })
}

const HEAD = '登录名,姓名,初始密码'
const BOM = '\uFEFF'

function cell(text: string): string {
  // A cell that begins so would be run as a formula by spreadsheets.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** New accounts with their passwords, for whoever hands them out. */
export function passwordFile(people: readonly NewPerson[]): string {
  const lines = people.map((each) =>
    [each.username, each.display_name, each.password].map(cell).join(','),
  )
  return `${BOM}${[HEAD, ...lines].join('\r\n')}\r\n`
}

export const TEMPLATE = `${BOM}${[
  '登录名,姓名,角色,承办单位,班组',
  'fuli,符丽,热线员、回访员,,',
  'zhaomin,赵敏,经办人,（单位全称、简称或代码）,',
].join('\r\n')}\r\n`
