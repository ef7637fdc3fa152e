import { describe, expect, it } from 'vitest'

import type { DeskField, DeskView } from '@/api/types'

import { answersFor, choicesOf, deskFaults } from './deskForm'

function field(changes: Partial<DeskField> & { name: string; label: string }): DeskField {
  return {
    kind: 'text',
    is_required: false,
    choices: [],
    most: 10,
    pattern: '',
    hint: '',
    is_personal: false,
    ...changes,
  }
}

const FIELDS = [
  field({ name: 'company', label: '企业名称', is_required: true }),
  field({ name: 'matter', label: '涉企事项', kind: 'choice', choices: ['审批', '其他'] }),
  field({ name: 'amount', label: '金额', kind: 'number' }),
  field({ name: 'code', label: '信用代码', pattern: '[0-9A-Z]{4}' }),
  field({ name: 'small', label: '是否小微', kind: 'yes_no' }),
]

describe('the form of a special desk', () => {
  it('names what is missing, too long or malformed', () => {
    expect(deskFaults(FIELDS, {})).toEqual({ company: '请填写企业名称' })
    expect(deskFaults(FIELDS, { company: '某'.repeat(11) })).toEqual({
      company: '企业名称不能超过 10 个字',
    })
    const wrong = { company: '某', amount: '1e9', code: '91ab' }
    expect(Object.keys(deskFaults(FIELDS, wrong))).toEqual(['amount', 'code'])
    expect(deskFaults(FIELDS, { company: ' 某 ', amount: '-12.5', code: '91AB' })).toEqual({})
  })

  it('offers yes and no, and the choices of the city', () => {
    expect(choicesOf(FIELDS[4]!)).toEqual(['是', '否'])
    expect(choicesOf(FIELDS[1]!)).toEqual(['审批', '其他'])
    expect(choicesOf(FIELDS[0]!)).toEqual([])
  })

  it('sends only what the chosen desk asks for', () => {
    const desk = { fields: FIELDS } as unknown as DeskView
    const typed = { company: ' 某某公司 ', amount: '', of_another_desk: 'x' }
    expect(answersFor(desk, typed)).toEqual({ company: '某某公司' })
    expect(answersFor(undefined, typed)).toEqual({})
  })
})
