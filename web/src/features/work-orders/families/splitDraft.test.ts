import { describe, expect, it } from 'vitest'

import type { SplitPart } from '@/api/families'

import { cutAt, faultsOfParts, leftOut, mergedUp, moved, partOf, partsOf, sharedOut, toSplitBody, type Whole } from './splitDraft'

const WHOLE: Whole = {
  event: '市民反映：一是国贸路路灯三天不亮；二是公司拖欠工资三个月。',
  demand: '请修复路灯；请追讨工资。',
  place: '国贸路 1 号',
  topic_code: '0101',
  area_code: '460106001',
  appeal_type: 'help',
  urgency: 'general',
  event_time: null,
  secrecy: 'confidential',
}
const found = (text: string, changes: Partial<SplitPart> = {}): SplitPart => ({
  text,
  place: '',
  topic: '',
  topic_code: '',
  area_code: '',
  ...changes,
})
const STORIES = [
  found('国贸路路灯三天不亮', { place: '国贸路' }),
  found('公司拖欠工资三个月', { topic_code: '0501', area_code: '460105' }),
]
const parts = () => partsOf(WHOLE, STORIES, [found('请修复路灯'), found('请追讨工资')])

describe('the parts of an order', () => {
  it('take what was found in them, and the rest along from the whole', () => {
    const [lamp, wages] = parts()
    expect(lamp).toMatchObject({ event: '国贸路路灯三天不亮', demand: '请修复路灯', place: '国贸路 1 号', topic_code: '0101' })
    expect(wages).toMatchObject({ demand: '请追讨工资', place: '国贸路 1 号', topic_code: '0501', area_code: '460105' })
    expect(wages).toMatchObject({ appeal_type: 'help', secrecy: 'confidential' })
  })

  it('keep every wish where the wishes do not tell which is whose', () => {
    const unclear = { ...WHOLE, demand: '请尽快处理' }
    expect(partsOf(unclear, STORIES, []).map(({ demand }) => demand)).toEqual(['请尽快处理', '请尽快处理'])
  })

  it('get the wishes that speak of them', () => {
    expect(partsOf(WHOLE, STORIES, []).map(({ demand }) => demand)).toEqual(['请修复路灯', '请追讨工资'])
    expect(sharedOut('请修路灯；请尽快', ['路灯不亮', '工资拖欠'])).toEqual(['请修路灯；请尽快', '请尽快'])
    expect(sharedOut('请修路灯', ['路灯不亮', '工资拖欠'])).toEqual(['请修路灯', '请修路灯'])
  })

  it('have the place found in them unless the order says it more closely', () => {
    const [there] = partsOf(WHOLE, [found('a', { place: '海秀路' }), found('b')], [])
    expect(there!.place).toBe('海秀路')
  })

  it('are made of the wishes when only those are several', () => {
    const made = partsOf(WHOLE, [], [found('请修复路灯'), found('请追讨工资')])
    expect(made.map(({ event }) => event)).toEqual([WHOLE.event, WHOLE.event])
    expect(made.map(({ demand }) => demand)).toEqual(['请修复路灯', '请追讨工资'])
  })

  it('are the whole and an empty one when nothing was found', () => {
    const made = partsOf(WHOLE, [], [])
    expect(made.map(({ event }) => event)).toEqual([WHOLE.event, ''])
  })

  it('are moved, never lost', () => {
    const made = parts()
    expect(moved(made, 1, -1).map(({ key }) => key)).toEqual([made[1]!.key, made[0]!.key])
    expect(moved(made, 0, -1)).toEqual(made)
    expect(moved(made, 1, 1)).toEqual(made)
  })

  it('are put together in words; what both say is said once', () => {
    const twice = parts().map((each) => ({ ...each, demand: WHOLE.demand }))
    const [one] = mergedUp(twice, 1)
    expect(one!.event).toBe('国贸路路灯三天不亮；公司拖欠工资三个月')
    expect(one!.demand).toBe(WHOLE.demand)
    expect(mergedUp(twice, 0)).toEqual(twice)
  })

  it('are cut where the cursor stands, and come together again', () => {
    const whole = [partOf(WHOLE, { event: '路灯不亮，工资未发', demand: '请处理' })]
    const cut = cutAt(whole, 0, 4)
    expect(cut.map(({ event }) => event)).toEqual(['路灯不亮', '工资未发'])
    expect(new Set(cut.map(({ key }) => key)).size).toBe(2)
    expect(mergedUp(cut, 1)[0]!.event).toBe('路灯不亮；工资未发')
    expect(cutAt(whole, 0, 0)).toEqual(whole)
  })
})

describe('what would be lost', () => {
  it('is nothing when every demand stands in a part', () => {
    expect(leftOut(WHOLE, parts())).toEqual([])
  })

  it('is told sentence by sentence', () => {
    expect(leftOut(WHOLE, parts().slice(0, 1))).toEqual(['公司拖欠工资三个月', '请追讨工资'])
  })
})

describe('parts that cannot be made', () => {
  it('are fewer than two', () => {
    expect(faultsOfParts(parts().slice(0, 1))).toHaveProperty('demands')
    expect(faultsOfParts(parts())).toEqual({})
  })

  it('lack something, or say the same twice', () => {
    const [lamp] = parts()
    const faults = faultsOfParts([lamp!, { ...lamp!, key: -1 }, partOf(WHOLE)])
    expect(faults).toMatchObject({
      'demands.1.event': '与第 1 件完全相同',
      'demands.2.event': '请填写事件经过',
      'demands.2.demand': '请填写诉求内容',
    })
  })

  it('send no key of the page', () => {
    const { demands } = toSplitBody(parts())
    expect(demands).toHaveLength(2)
    expect(demands[0]).not.toHaveProperty('key')
    expect(demands[0]).not.toHaveProperty('answer')
  })
})
