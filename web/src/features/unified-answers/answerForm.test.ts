import { describe, expect, it } from 'vitest'

import type { OrderDetail } from '@/api/types'

import { answerFor, emptyAnswer, faultsOfAnswer, matches, numbersIn, revisionOf, standing, toAnswerBody } from './answerForm'
import { anAnswer } from './samples'

const TODAY = '2026-11-24'
const whole = () => ({
  ...emptyAnswer(TODAY),
  title: ' 停灯 ',
  text: '预计十二月五日恢复。',
  keywords: ['路灯', ' '],
  ends_on: '2026-12-31',
})

describe('a unified answer that is written', () => {
  it('needs a title, a text and an end', () => {
    expect(Object.keys(faultsOfAnswer(emptyAnswer(TODAY)))).toEqual(['title', 'text', 'ends_on'])
    expect(faultsOfAnswer(whole())).toEqual({})
    expect(toAnswerBody(whole())).toMatchObject({ title: '停灯', keywords: ['路灯'], topic_code: '' })
  })

  it.each([
    ['title', { title: '长'.repeat(121) }],
    ['text', { text: '长'.repeat(5001) }],
    ['keywords', { keywords: Array.from({ length: 11 }, (_, at) => `词${at}`) }],
    ['keywords', { keywords: ['长'.repeat(41)] }],
    ['ends_on', { ends_on: '2026-11-01' }],
  ])('says what is wrong with its %s', (field, changes) => {
    expect(Object.keys(faultsOfAnswer({ ...whole(), ...changes }))).toEqual([field])
  })

  it('takes another’s place only with a reason, and not in the past', () => {
    const revision = revisionOf(anAnswer(), TODAY)
    expect(revision.starts_on).toBe(TODAY)
    expect(Object.keys(faultsOfAnswer(revision))).toEqual(['reason'])
    expect(faultsOfAnswer({ ...revision, reason: '工期提前' })).toEqual({})
  })

  it('may begin from an order', () => {
    const order = { place: '长'.repeat(200), topic_name: '路灯照明', topic_code: '0101' } as OrderDetail
    const draft = answerFor(order, TODAY)
    expect([...draft.title]).toHaveLength(120)
    expect(draft.topic_code).toBe('0101')
  })
})

describe('unified answers in the list', () => {
  it.each([
    ['有效', {}],
    ['已停用', { is_in_force: false, ended_at: '2026-11-23T01:00:00Z' }],
    ['待生效', { is_in_force: false, starts_on: '2026-12-01' }],
    ['已到期', { is_in_force: false, ends_on: '2026-11-23' }],
  ])('stand as %s', (label, changes) => {
    expect(standing(anAnswer(changes), TODAY).label).toBe(label)
  })

  it('are found by any of their words', () => {
    expect(matches(anAnswer(), '路灯 十二月')).toBe(true)
    expect(matches(anAnswer(), '路灯 停水')).toBe(false)
  })

  it('take numbers out of whatever is pasted, each once', () => {
    expect(numbersIn('20261124000001，20261124000002\n20261124000001 和 1390755')).toEqual([
      '20261124000001',
      '20261124000002',
    ])
    expect(numbersIn('工单20261124000003号')).toEqual(['20261124000003'])
  })
})
