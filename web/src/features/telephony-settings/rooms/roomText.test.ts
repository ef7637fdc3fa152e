import { describe, expect, it } from 'vitest'

import { doubtsOf, drawnOf, textOf, UnreadableLine } from './roomText'

describe('a room as text', () => {
  it('is read row by row, with gaps and numbers that count down', () => {
    const drawn = drawnOf('8001-8003 . 8004\n\n. 8006-8005\n')
    expect([drawn.rows, drawn.columns]).toEqual([3, 5])
    expect(drawn.desks).toEqual([
      { seat: '8001', row: 1, column: 1 },
      { seat: '8002', row: 1, column: 2 },
      { seat: '8003', row: 1, column: 3 },
      { seat: '8004', row: 1, column: 5 },
      { seat: '8006', row: 3, column: 2 },
      { seat: '8005', row: 3, column: 3 },
    ])
  })

  it('is written as it was typed', () => {
    for (const text of ['8001-8010 . 8011-8020', '8010-8001', '. . 8005\n\n8001 8003 8004 8009', '8001 8002'])
      expect(textOf(drawnOf(text))).toBe(text)
  })

  it('says which word of which row cannot be read', () => {
    expect(() => drawnOf('8001\n8002 张三')).toThrow('第 2 行的“张三”')
    expect(() => drawnOf('8001-9999')).toThrow(UnreadableLine)
    expect(() => drawnOf(Array.from({ length: 41 }, () => '8001').join('\n'))).toThrow('最多 40 行')
  })

  it('doubts seats that stand twice or do not exist', () => {
    const drawn = drawnOf('8001 8001 8002')
    expect(doubtsOf(drawn, new Set(['8001']))).toEqual(['坐席 8001 重复', '坐席 8002 还没有建立'])
    expect(doubtsOf(drawnOf('8001'), new Set())).toEqual([])
  })
})
