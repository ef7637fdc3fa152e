/** The accounts of an administrator's lesson. */
import type { People, Person, PersonRow } from '@/api/people'

import { MARK } from './orders'

const NAMES: readonly [string, Person['roles'][number]['role'], string][] = [
  ['王芳', 'operator', '热线员'],
  ['李强', 'dispatcher', '派单员'],
  ['赵敏', 'reviewer', '审核员'],
]

function person(at: number, now: Date): Person {
  const [name, role, label] = NAMES[at] ?? ['', 'operator', '']
  const created = new Date(now.getTime() - (at + 3) * 86_400_000).toISOString()
  return {
    id: -1 - at,
    username: `lianxi-${at + 1}`,
    display_name: `${name}（${MARK}）`,
    created_at: created,
    password_changed_at: created,
    last_sign_in: at === 2 ? null : created,
    is_active: true,
    is_self: false,
    locked_until: null,
    must_change_password: at === 2,
    roles: [{ role, label, scope_key: '', scope_kind: 'city', scope_label: '全市' }],
    session_count: 0,
    sessions: [],
    teams: [],
    leads: [],
  }
}

export function practicePeople(now: Date): People {
  const items: PersonRow[] = NAMES.map((_, at) => {
    const { leads: _leads, sessions: _sessions, password_changed_at: _changed, ...row } = person(at, now)
    return row
  })
  return { items, next_cursor: null, total: items.length }
}

export function practicePerson(id: number, now: Date): Person | undefined {
  return id < 0 && id >= -NAMES.length ? person(-1 - id, now) : undefined
}
