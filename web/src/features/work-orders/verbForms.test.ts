import { describe, expect, it } from 'vitest'

import { emptyAnswers, isShown, missingAnswers, toAnswerBody, VERB_FORMS, type VerbForm } from './verbForms'

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

  it('ask for a next step only when the matter is not solved', () => {
    const submit = form('submit_result')
    const answers = { ...emptyAnswers(submit), is_solved: false }
    const nextStep = submit.fields.find(({ name }) => name === 'next_step')!
    expect(isShown(nextStep, answers)).toBe(true)
    expect(missingAnswers(submit, answers)).toHaveProperty('next_step')
    expect(isShown(nextStep, { ...answers, is_solved: true })).toBe(false)
    const solved = toAnswerBody(submit, { ...answers, is_solved: true, next_step: '下周复查' })
    expect(solved.next_step).toBe('')
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

  it('need nothing for accepting', () => {
    expect(toAnswerBody(form('accept'), emptyAnswers(form('accept')))).toEqual({})
  })
})
