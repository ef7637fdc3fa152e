// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { ApiError } from '@/api/errors'

import { faultsFrom, findFaults } from './faults'
import { nameField, type FieldGroup } from './spec'

const GROUPS: FieldGroup[] = [
  {
    title: '基本',
    fields: [
      nameField('general'),
      { name: 'seconds', label: '振铃', kind: 'number', least: 3, most: 120 },
      { name: 'share', label: '比例', kind: 'share', least: 0, most: 1 },
      { name: 'extra', label: '附加', kind: 'number', least: 1, when: (c) => c['on'] === true },
    ],
  },
]
const GOOD = { name: 'general', seconds: 15, share: 0.8, on: false }

describe('findFaults', () => {
  it('finds nothing in what the server would take', () => {
    expect(findFaults(GROUPS, GOOD)).toEqual({})
  })

  it.each([
    ['name', '', '必填'],
    ['name', 'Bad Name', '小写字母'],
    ['seconds', 2, '应在 3 至 120 之间'],
    ['seconds', 121, '应在 3 至 120 之间'],
    ['seconds', undefined, '必填'],
    ['share', 1.5, '应在 0% 至 100% 之间'],
  ])('says at %s what is wrong with %s', (field, value, words) => {
    const found = findFaults(GROUPS, { ...GOOD, [field]: value })
    expect(Object.keys(found)).toEqual([field])
    expect(found[field]).toContain(words)
  })

  it('asks for a field only where it counts', () => {
    expect(findFaults(GROUPS, { ...GOOD, on: true })).toEqual({ extra: '必填' })
  })
})

describe('faultsFrom', () => {
  it('names fields as the form does, wherever the server found them', () => {
    const failure = new ApiError(422, 'invalid', '有误', {
      'content.widenings.0.after_seconds': '不能小于 0',
      offer_seconds: '应在 3 至 120 之间',
    })
    expect(faultsFrom(failure)).toEqual({
      'widenings.0.after_seconds': '不能小于 0',
      offer_seconds: '应在 3 至 120 之间',
    })
    expect(faultsFrom(new Error('x'))).toEqual({})
  })
})
