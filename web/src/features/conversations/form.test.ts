import { describe, expect, it } from 'vitest'

import { isYes, linesOf, meaningOf } from './form'

const FORM = [
  { name: 'event', value: '小区门口三盏路灯连续三天不亮，夜间老人出行不便。' },
  { name: 'place', value: '国贸路 21 号北门' },
  { name: 'phone', value: ' 13907551234 ' },
  { name: 'name', value: '陈静' },
  { name: 'appeal_type', value: 'help' },
  { name: 'is_anonymous', value: 'False' },
  { name: 'demand', value: '' },
  { name: '门牌', value: '21' },
]

describe('what was filled in', () => {
  it('is read in the order people ask, in Chinese, without what says nothing', () => {
    const lines = linesOf(FORM)
    expect(lines.map(({ label, value }) => `${label}=${value}`)).toEqual([
      '姓名=陈静',
      '电话=13907551234',
      '诉求类型=求助',
      '事发地点=国贸路 21 号北门',
      '事件经过=小区门口三盏路灯连续三天不亮，夜间老人出行不便。',
      '门牌=21',
    ])
    expect(lines.filter(({ isLong }) => isLong).map(({ label }) => label)).toEqual(['事发地点', '事件经过'])
  })

  it('names the area, and leaves out what only machines read', () => {
    const form = [
      { name: 'latitude', value: '20.02' },
      { name: 'area_code', value: '460106003' },
      { name: 'language', value: 'en' },
      { name: 'is_confidential', value: 'True' },
    ]
    const lines = linesOf(form, new Map([['460106003', '龙华区 / 金贸街道']]))
    expect(lines.map(({ label, value }) => `${label}=${value}`)).toEqual([
      '所属区划=龙华区 / 金贸街道',
      '语言=英语',
      '身份保密=是',
    ])
    expect([isYes(form, 'is_confidential'), isYes(form, 'is_anonymous')]).toEqual([true, false])
  })

  it('is known by its meaning, whatever the channel calls it', () => {
    expect(meaningOf(FORM)).toMatchObject({ name: '陈静', phone: '13907551234', appeal_type: 'help' })
    expect(meaningOf([{ name: '联系电话', value: '1' }, { name: '内容', value: '路灯' }])).toEqual({
      phone: '1',
      event: '路灯',
    })
    expect(meaningOf([])).toEqual({})
  })
})
