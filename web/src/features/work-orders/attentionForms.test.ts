import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

import type { Attention } from '@/api/attention'

import OrderMarks from './OrderMarks.vue'
import { emptyAnswers, missingAnswers, toAnswerBody, VERB_FORMS, type VerbForm } from './verbForms'

const form = (verb: string) => VERB_FORMS[verb] as VerbForm

const FIELDS: Record<string, string[]> = {
  answer_unified: ['answer_id'],
  direct_link: ['department_id', 'note', 'share_phone', 'shield_reason'],
  hand_to_emergency: ['service', 'receiver', 'reason'],
  urge: ['source', 'reason'],
  supervise: ['level', 'leader', 'reason', 'reply_by'],
  reply_supervision: ['reason'],
  record_supervision_reply: ['document', 'replied_at', 'reason', 'attachment_ids'],
  lift_supervision: ['reason'],
  escalate: ['reason'],
  report_difficult: ['reported_to', 'reason'],
  lift_difficult: ['reason'],
  withdraw: ['said_by', 'words'],
}

describe('the verbs beside the handling', () => {
  it.each(Object.entries(FIELDS))('%s sends exactly what its door takes', (verb, names) => {
    const asked = form(verb)
    expect(Object.keys(toAnswerBody(asked, emptyAnswers(asked)))).toEqual(names)
  })

  it('asks to choose what is chosen and to fill in what is written', () => {
    const faults = missingAnswers(form('urge'), emptyAnswers(form('urge')))
    expect(faults).toEqual({ source: '请选择催办来源', reason: '请填写催办内容' })
  })
})

const BARE: Attention = {
  urge_count: 0,
  supervision_level: '',
  supervision_label: '',
  is_difficult: false,
  urges: [],
  supervisions: [],
  difficulty: null,
  direct_link: null,
  corrections: [],
  withdrawal: null,
  unified_reply: null,
}

describe('the marks of an order', () => {
  it('shows nothing of an ordinary order', () => {
    expect(mount(OrderMarks, { props: { attention: BARE } }).text()).toBe('')
  })

  it('says how often, how closely and how difficult in words', () => {
    const attention: Attention = {
      ...BARE,
      urge_count: 3,
      supervision_level: 'red',
      supervision_label: '红色督办',
      is_difficult: true,
    }
    const text = mount(OrderMarks, { props: { attention } }).text()
    expect(text).toContain('催办 3 次')
    expect(text).toContain('红色督办')
    expect(text).toContain('疑难')
  })
})
