import { describe, expect, it } from 'vitest'

import type { RoutingRule, RuleVersion, Trial } from '@/api/routing'

import { draftOf, emptyRule, faultsOfRule, matches, standing, toRuleBody, verdict } from './ruleForm'
import { aRule, aVersion } from './samples'

const whole = () => ({
  ...emptyRule('2026-11-24'),
  topic_code: '0107',
  department_id: 7,
  because: '职责清单第三条',
})

describe('the editor of a rule', () => {
  it('asks for a condition, a department and a basis', () => {
    expect(Object.keys(faultsOfRule(emptyRule('2026-11-24')))).toEqual(['topic_code', 'department_id', 'because'])
    expect(faultsOfRule(whole())).toEqual({})
  })

  it.each([
    [{ topic_code: '', area_code: '460106' }, []],
    [{ topic_code: '', words: ['路灯'] }, []],
    [{ ends_on: '2026-11-23' }, ['ends_on']],
    [{ ends_on: '2026-11-24' }, []],
    [{ starts_on: '' }, ['starts_on']],
  ])('of %j finds %j', (changes, fields) => {
    expect(Object.keys(faultsOfRule({ ...whole(), ...changes }))).toEqual(fields)
  })

  it('goes on from the draft rather than from what holds, and knows the newest version', () => {
    const rule = aRule({ draft: aVersion({ version: 4, department_id: 9, status: 'draft' }), newest_version: 4 })
    expect(draftOf(rule, '2026-11-24')).toMatchObject({ key: 'ludeng', department_id: 9, seen_version: 4 })
  })

  it('sends no end date as none', () => {
    expect(toRuleBody(whole()).ends_on).toBeNull()
    expect(toRuleBody({ ...whole(), ends_on: '2027-01-01', words: [' 路灯 ', ''] })).toMatchObject({
      ends_on: '2027-01-01',
      words: ['路灯'],
    })
  })
})

describe('how a version stands', () => {
  it.each<[Partial<RuleVersion>, string]>([
    [{}, '生效中'],
    [{ validity: 'waiting' }, '待生效'],
    [{ validity: 'over' }, '已到期'],
    [{ is_department_active: false }, '单位已停用'],
    [{ status: 'withdrawn', status_label: '已停用' }, '已停用'],
  ])('%j is %s', (changes, label) => {
    expect(standing(aVersion(changes)).label).toBe(label)
  })
})

describe('the verdict of a trial', () => {
  const trial: Trial = {
    month: '2026-10',
    looked_at: 9,
    is_cut: false,
    decides: 6,
    elsewhere: 4,
    as_before: 2,
    undispatched: 0,
    advice_changes: 5,
    moved: [],
  }
  it.each<[Partial<Trial>, string]>([
    [{ looked_at: 0, decides: 0 }, '没有符合条件的工单'],
    [{ decides: 0 }, '更具体的规则'],
    [{}, '4 件会改派到别的单位，2 件去向不变'],
  ])('of %j says %s', (changes, text) => {
    expect(verdict({ ...trial, ...changes })).toContain(text)
  })
})

describe('finding rules', () => {
  const rule: RoutingRule = aRule()
  it.each([
    ['', true],
    ['路灯', true],
    ['路灯 供电局', true],
    ['路灯 水务', false],
    ['电力设施', true],
  ])('%j: %s', (typed, expected) => {
    expect(matches(rule, typed)).toBe(expected)
  })
})
