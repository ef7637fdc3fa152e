import { describe, expect, it } from 'vitest'

import type { Sheet } from '@/api/besideOrders'

import { factsOf, markOf } from './sheet'

const SHEET: Sheet = {
  number: '20261124000001',
  state: '办理中',
  appeal_type: '求助',
  urgency: '一般',
  secrecy: '普通',
  channel: '电话',
  topic: '路灯照明',
  area: '龙华区金贸街道',
  place: '金贸中路 1 号',
  event: '路灯不亮。',
  demand: '请检修。',
  caller_name: '陈*',
  caller_phone: '139****1234',
  caller_sex: '女',
  department: '市城市管理局',
  registered_by: '王芳（热线员）',
  registered_at: '2026-11-24T02:00:00Z',
  due_at: null,
  closed_at: null,
  closing: '',
  direct_answer: '',
  results: [],
  steps: [],
  at: '2026-11-24T03:00:00Z',
  by: '李强（派单员）',
}
const texts = (sheet: Sheet) => Object.fromEntries(factsOf(sheet).flat().map(({ label, text }) => [label, text]))

describe('a printed order', () => {
  it('says what stands in the order, and leaves out what nobody said', () => {
    expect(texts(SHEET)).toMatchObject({ 诉求人: '陈*，女', 联系电话: '139****1234', 到期时间: '', 结案: '' })
    expect(texts(SHEET)).not.toHaveProperty('直接答复')
    expect(texts({ ...SHEET, caller_name: '', caller_sex: '未知', direct_answer: '已答复。' })).toMatchObject({
      诉求人: '',
      直接答复: '已答复。',
    })
  })

  it('is marked all over with who took it and when', () => {
    const drawn = decodeURIComponent(markOf({ ...SHEET, by: '李强<i>（派单员）' }))
    expect(drawn.split('李强&lt;i&gt;（派单员） 2026-11-24 11:00').length).toBeGreaterThan(8)
    expect(drawn).not.toContain('<i>')
  })
})
