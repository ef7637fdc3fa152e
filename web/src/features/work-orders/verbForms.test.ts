import { describe, expect, it } from 'vitest'

import type { OrderDetail } from '@/api/types'

import {
  emptyAnswers,
  isRequired,
  likelyAnswers,
  missingAnswers,
  toAnswerBody,
  VERB_FORMS,
  type VerbForm,
} from './verbForms'

const form = (verb: string) => VERB_FORMS[verb] as VerbForm

describe('the forms of the verbs', () => {
  it('ask for everything a result must say', () => {
    const submit = form('submit_result')
    expect(Object.keys(missingAnswers(submit, emptyAnswers(submit)))).toEqual([
      'handled_at',
      'place',
      'unit',
      'staff',
      'process',
      'outcome',
    ])
  })

  it('insist on a next step only when the matter is not solved', () => {
    const submit = form('submit_result')
    const answers = { ...emptyAnswers(submit), is_solved: false }
    const nextStep = submit.fields.find(({ name }) => name === 'next_step')!
    expect(isRequired(nextStep, answers)).toBe(true)
    expect(missingAnswers(submit, answers)).toHaveProperty('next_step')
    const solved = { ...answers, is_solved: true, next_step: ' 下周复查 ' }
    expect(isRequired(nextStep, solved)).toBe(false)
    expect(toAnswerBody(submit, solved).next_step).toBe('下周复查')
  })

  it('want grounds and a document before an order is sent back', () => {
    const sendBack = form('send_back')
    expect(missingAnswers(sendBack, emptyAnswers(sendBack))).toEqual({
      reason: '请填写退单理由',
      legal_basis: '请填写法律或政策依据',
      attachment_ids: '请上传正式文件',
    })
  })

  it('send what was typed without blanks around it', () => {
    const refuse = form('refuse_send_back')
    expect(toAnswerBody(refuse, { comment: ' 属你单位职责 ' })).toEqual({ comment: '属你单位职责' })
  })

  it('begin with the refused result, so that only what is missing must be added', () => {
    const refused = {
      handled_at: '2026-11-24T02:00:00Z',
      place: '泵房',
      unit: '供水科',
      staff: '孙伟',
      process: '到场检查水泵。',
      outcome: '更换了减振垫。',
      is_solved: true,
      next_step: '',
      review_missing: ['现场照片'],
    } as unknown as OrderDetail['results'][number]
    const order = { place: '海景花园', results: [refused] }
    const now = new Date('2026-11-24T06:00:00Z')
    const again = likelyAnswers('submit_result', order, now)
    expect(again).toMatchObject({ place: '泵房', staff: '孙伟', process: '到场检查水泵。' })
    expect(new Date(String(again.handled_at)).getTime()).toBe(Date.parse(refused.handled_at))
    const approved = { ...order, results: [{ ...refused, review_missing: [] }] }
    expect(likelyAnswers('submit_result', approved, now)).not.toHaveProperty('process')
    expect(likelyAnswers('submit_result', approved, now).place).toBe('海景花园')
    expect(likelyAnswers('submit_part', order, now)).toMatchObject({ place: '海景花园' })
    expect(likelyAnswers('refuse_result', order, now)).toEqual({})
  })

  it('need nothing for accepting', () => {
    expect(toAnswerBody(form('accept'), emptyAnswers(form('accept')))).toEqual({})
  })
})
