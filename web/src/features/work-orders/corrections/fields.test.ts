import { describe, expect, it } from 'vitest'

import { correctedFields, faultsOfCorrection, type CorrectedField } from './fields'
import { anOrder } from '../samples'

const chosen = (field: string, order = anOrder()) =>
  correctedFields(order).find((each) => each.field === field) as CorrectedField

describe('the fields that may be corrected', () => {
  it('show what each says now, and begin with it', () => {
    const order = anOrder()
    expect(chosen('topic')).toMatchObject({ old: order.topic_name, value: order.topic_code, way: 'topic' })
    expect(chosen('demand')).toMatchObject({ old: order.demand, value: order.demand })
    expect(correctedFields(order).filter(({ isSealed }) => isSealed).map(({ field }) => field)).toEqual([
      'caller_name',
      'caller_phone',
    ])
  })

  it('leave the urgency alone once promises were given by it', () => {
    expect(chosen('urgency', anOrder({ state: 'awaiting_dispatch' })).denial).toBe('')
    const denied = chosen('urgency', anOrder({ state: 'handling' }))
    expect(faultsOfCorrection(denied, 'urgent', '登记时听错').new).toContain('时限已按原紧急程度承诺')
  })

  it('have no name where the caller is nobody', () => {
    const order = anOrder()
    const nobody = anOrder({ caller: { ...order.caller, is_anonymous: true } })
    expect(chosen('caller_name', nobody).denial).toContain('匿名')
  })
})

describe('a correction', () => {
  it.each([
    ['place', ' ', '登记时听错', 'new'],
    ['place', '长'.repeat(201), '登记时听错', 'new'],
    ['place', anOrder().place, '登记时听错', 'new'],
    ['place', '海秀路 9 号', '错', 'reason'],
    ['place', '海秀路 9 号', '错'.repeat(501), 'reason'],
    ['caller_phone', '不知道', '登记时听错', 'new'],
  ])('of %s to %s is not sent', (field, value, reason, fault) => {
    expect(Object.keys(faultsOfCorrection(chosen(field), value, reason))).toEqual([fault])
  })

  it('is sent when it says what is right and why', () => {
    expect(faultsOfCorrection(chosen('place'), '海秀路 9 号', '登记时听错')).toEqual({})
  })
})
