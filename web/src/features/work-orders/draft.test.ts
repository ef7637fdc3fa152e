import { effectScope, nextTick } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'

import { emptyDemand, emptyDraft, faultsOf, keptDrafts, openDraft, toBody, type OrderDraft } from './draft'

function complete(): OrderDraft {
  const draft = emptyDraft('13907551234')
  draft.caller.name = '林海燕'
  Object.assign(draft.demands[0] ?? {}, {
    appeal_type: 'help',
    topic_code: '0101',
    area_code: '460108',
    place: '海甸三东路 12 号',
    event: '路灯连续三天不亮',
    demand: '请尽快修复',
  })
  return draft
}

describe('a draft', () => {
  beforeEach(() => sessionStorage.clear())

  it('survives a reload word for word, key included', async () => {
    const scope = effectScope()
    const before = scope.run(() => openDraft('call-1', '13907551234')) as OrderDraft
    before.caller.name = '林海燕'
    before.demands[0]!.event = '路灯不亮'
    await nextTick()
    scope.stop()
    const after = effectScope().run(() => openDraft('call-1'))
    expect(after).toEqual(before)
    expect(after?.idempotency_key).toBe(before.idempotency_key)
  })

  it('of another call is offered again, an empty or submitted one is not', async () => {
    const scope = effectScope()
    await scope.run(async () => {
      openDraft('empty', '139')
      const begun = openDraft('begun')
      begun.demands[0]!.event = '路灯不亮'
      const done = openDraft('done')
      done.demands[0]!.event = '已提交'
      done.submitted = []
      await nextTick()
    })
    expect(keptDrafts('other')).toEqual([{ id: 'begun', title: '未留姓名：路灯不亮' }])
    expect(keptDrafts('begun')).toEqual([])
  })
})

describe('what an order must say', () => {
  it('is nothing more when everything is there', () => {
    expect(faultsOf(complete())).toEqual({})
  })

  it('is told field by field, for every demand', () => {
    const draft = complete()
    draft.caller.name = ' '
    draft.caller.phone = '一三九'
    draft.demands.push(emptyDemand())
    expect(Object.keys(faultsOf(draft))).toEqual([
      'caller.name',
      'caller.phone',
      'demands.1.appeal_type',
      'demands.1.topic_code',
      'demands.1.area_code',
      'demands.1.place',
      'demands.1.event',
      'demands.1.demand',
    ])
  })

  it('lets somebody who wants secrecy stay nameless', () => {
    const draft = complete()
    Object.assign(draft.caller, { name: '', is_confidential: true })
    expect(faultsOf(draft)).toEqual({})
  })

  it('asks why a complaint is answered and not dispatched', () => {
    const draft = complete()
    Object.assign(draft.demands[0]!, {
      appeal_type: 'complaint',
      answers_directly: true,
      answer: '已说明',
    })
    expect(faultsOf(draft)).toHaveProperty(['demands.0.answer_reason'])
  })

  it('never cuts a long text, and says it is too long', () => {
    const draft = complete()
    draft.demands[0]!.event = '长'.repeat(20_001)
    expect(faultsOf(draft)['demands.0.event']).toBe('不能超过 20000 个字')
    expect(toBody(draft).demands[0]?.event).toHaveLength(20_001)
  })
})

describe('what is sent', () => {
  it('holds an answer only for demands answered at once', () => {
    const draft = complete()
    draft.demands.push({
      ...draft.demands[0]!,
      answers_directly: true,
      answer: ' 周一至周五办理 ',
    })
    const [dispatched, answered] = toBody(draft).demands
    expect(dispatched?.direct_answer).toBeNull()
    expect(answered?.direct_answer).toEqual({ text: '周一至周五办理', reason: '' })
    expect(answered).not.toHaveProperty('answers_directly')
  })
})
