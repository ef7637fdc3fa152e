import { describe, expect, it } from 'vitest'

import type { OrderDetail } from '@/api/types'

import { targetKey, targetOf, waitingRequest } from './handlingForms'
import { emptyAnswers, missingAnswers, toAnswerBody, VERB_FORMS, type VerbForm } from './verbForms'

const form = (verb: string) => VERB_FORMS[verb] as VerbForm

const VERBS = [
  'forward',
  'record_reply',
  'take_back',
  'reassign',
  'allot',
  'co_handle',
  'submit_part',
  'release_helper',
  'suspend',
  'approve_suspension',
  'refuse_suspension',
  'resume',
  'extend',
  'approve_extension',
  'refuse_extension',
]

describe('the forms of handling', () => {
  it.each(VERBS)('%s says what it does and what its button is called', (verb) => {
    expect(form(verb).lead).toMatch(/。$/)
    expect(form(verb).confirm).not.toBe('')
  })

  it('want grounds and a moment before a stop or more time is asked for', () => {
    for (const verb of ['suspend', 'extend']) {
      const faults = missingAnswers(form(verb), emptyAnswers(form(verb)))
      expect(Object.keys(faults)).toEqual(['reason', 'until'])
      expect(faults.until).toMatch(/^请选择/)
    }
  })

  it('send a unit, and perhaps a person there, as the door takes them', () => {
    const allot = form('allot')
    expect(missingAnswers(allot, emptyAnswers(allot))).toEqual({ target: '请选择分派对象' })
    const answers = { target: targetKey(7, 12), note: ' 今晚到场 ' }
    expect(toAnswerBody(allot, answers)).toEqual({ unit_id: 7, person_id: 12, note: '今晚到场' })
    expect(targetOf(targetKey(7, null))).toEqual({ unit_id: 7, person_id: null })
  })

  it('ask a helper and an outside body for the elements of a result', () => {
    for (const verb of ['submit_part', 'record_reply']) {
      const names = Object.keys(missingAnswers(form(verb), emptyAnswers(form(verb))))
      expect(names).toEqual(['handled_at', 'place', 'unit', 'staff', 'process', 'outcome'])
    }
  })

  it('show the dispatcher what is waiting, and nothing that was decided', () => {
    const asked = { kind: 'extension', decision: '' }
    const order = {
      clock_requests: [{ kind: 'suspension', decision: 'refused' }, asked],
    } as unknown as OrderDetail
    expect(waitingRequest('approve_extension', order)).toEqual(asked)
    expect(waitingRequest('approve_suspension', order)).toBeNull()
    expect(waitingRequest('accept', order)).toBeNull()
  })
})
