import { describe, expect, it } from 'vitest'

import type { RoleBook } from '@/api/people'

import { matrixOf, statesWords } from './matrix'

function book(role: string, parts: Record<string, string[]>): RoleBook {
  const groups = Object.entries(parts).map(([label, names]) => ({
    label,
    items: names.map((name) => ({ name, label: `可${name}`, states: [] })),
  }))
  return { role, label: role, purpose: '', needs_department: false, groups, levels: [], holders: [] }
}

describe('the matrix of roles', () => {
  it('has one line a permission, with every role that has it', () => {
    const [orders, calls] = matrixOf([
      book('operator', { 工单: ['view', 'register'] }),
      book('dispatcher', { 话务: ['sit'], 工单: ['view', 'dispatch'] }),
    ])
    expect(orders?.rows.map(({ name, roles }) => [name, [...roles]])).toEqual([
      ['view', ['operator', 'dispatcher']],
      ['register', ['operator']],
      ['dispatch', ['dispatcher']],
    ])
    expect([calls?.label, calls?.rows.length]).toEqual(['话务', 1])
  })
})

describe('states', () => {
  it('are told while they are few', () => {
    expect(statesWords(['待派单', '待签收'])).toBe('待派单、待签收时')
    expect(statesWords(['一', '二', '三', '四'])).toBe('工单在 4 种状态时')
  })
})
