import { describe, expect, it } from 'vitest'

import { anAround, aView } from './samples'
import { countOf, partsOf } from './lines'

const lineOf = (name: string, changes = {}) => {
  const part = partsOf(aView(changes)).find((each) => each.name === name)
  return [part?.line, part?.tone]
}

describe('the lines of the helper', () => {
  it('say that there is nothing yet', () => {
    expect(partsOf(aView()).map(({ title, line }) => `${title}：${line}`)).toEqual([
      '历史：没有来电',
      '相似：暂无相似',
      '口径：暂无相符',
      '去向：选定事项后显示',
      '地点：填写地点后显示',
    ])
  })

  it('tell a stranger from a known caller, and a file that cannot be had', () => {
    const pop = { earlier_orders: [], earlier_contacts: [] }
    expect(lineOf('history', { hasCall: true })).toEqual(['正在查找…', 'grey'])
    expect(lineOf('history', { hasCall: true, pop })).toEqual(['首次来电', 'grey'])
    const known = { earlier_orders: [{}, {}], earlier_contacts: [{}] }
    expect(lineOf('history', { hasCall: true, pop: known })).toEqual(['工单 2 件，来电 1 次', 'blue'])
    expect(lineOf('history', { hasCall: true, failure: '连不上' })[1]).toBe('amber')
  })

  it('warn of what the citizen said before', () => {
    const alike = [{ advice: 'merge' }, { advice: 'follow' }]
    expect(lineOf('alike', { alike })).toEqual(['该市民已有 1 件在办，宜跟进', 'red'])
    expect(lineOf('alike', { alike: alike.slice(0, 1) })).toEqual(['1 件', 'amber'])
  })

  it('name the answer and the department', () => {
    const answers = [{ title: '台风停课' }, { title: '停水' }]
    expect(lineOf('answers', { answers })).toEqual(['台风停课 等 2 条', 'violet'])
    const articles = [{ title: '公积金提取条件' }]
    expect(lineOf('answers', { articles })).toEqual(['公积金提取条件', 'blue'])
    expect(lineOf('answers', { answers, articles })[0]).toBe('台风停课 等 3 条')
    const departments = [{ department_name: '城管局', basis_label: '规则' }]
    expect(lineOf('departments', { departments })).toEqual(['城管局（规则）', 'blue'])
  })

  it('count the place before its area', () => {
    expect(lineOf('place', { around: anAround({ count: 3 }) })).toEqual(['此处 30 天 3 件', 'amber'])
    expect(lineOf('place', { around: anAround() })).toEqual(['金贸街道 7 天 37 件', 'blue'])
    const known = { name: '水岸阳光', kind: '小区', also_known: [], area_code: '1', area_name: '龙华区' }
    expect(lineOf('place', { around: anAround({ area: null, known }) })).toEqual(['龙华区', 'blue'])
    expect(countOf({ count: 300, is_more: true })).toBe('300+')
  })
})
