import { describe, expect, it } from 'vitest'

import type { PersonRole, PersonRow } from '@/api/people'

import { EVERYBODY, grantOf, isNarrowed, marksOf, passwordFile, roleWords } from './people'

const somebody: PersonRow = {
  id: 1,
  username: 'fuli',
  display_name: '符丽',
  is_active: true,
  must_change_password: false,
  locked_until: null,
  last_sign_in: null,
  created_at: '2026-11-24T02:00:00Z',
  session_count: 0,
  roles: [],
  teams: [],
  is_self: false,
}
const handler: PersonRole = { role: 'handler', label: '经办人', scope_kind: 'department', scope_key: '7', scope_label: '城管局' }

describe('marks of an account', () => {
  it('tell only that it is off when it is off', () => {
    const off = { ...somebody, is_active: false, locked_until: '2026-11-24T02:10:00Z', session_count: 1 }
    expect(marksOf(off).map(({ text }) => text)).toEqual(['已停用'])
  })

  it('tell everything else, the gravest first', () => {
    const all = { ...somebody, locked_until: 'x', must_change_password: true, session_count: 2 }
    expect(marksOf(all).map(({ text }) => text)).toEqual(['登录锁定', '待改密码', '在线'])
    expect(marksOf(somebody)).toEqual([{ tone: 'blue', text: '启用' }])
  })
})

describe('roles', () => {
  it('name their department, and send its id', () => {
    expect(roleWords(handler)).toBe('经办人 · 城管局')
    expect(grantOf(handler)).toEqual({ role: 'handler', department_id: 7 })
  })

  it('of the whole hotline name none', () => {
    const whole = { ...handler, label: '热线员', scope_kind: '', scope_key: '', scope_label: '' }
    expect(roleWords(whole)).toBe('热线员')
    expect(grantOf(whole).department_id).toBeNull()
  })
})

describe('filters', () => {
  it('of spaces only narrow nothing', () => {
    expect(isNarrowed({ ...EVERYBODY, text: '  ' })).toBe(false)
    expect(isNarrowed({ ...EVERYBODY, team: 3 })).toBe(true)
  })
})

describe('the file of passwords', () => {
  it('runs nothing and keeps commas within a cell', () => {
    const file = passwordFile([{ id: 1, username: 'fuli', display_name: '=1+1,"x"', password: 'Kx7m' }])
    expect(file).toBe('\uFEFF登录名,姓名,初始密码\r\nfuli,"\'=1+1,""x""",Kx7m\r\n')
  })
})
