import { describe, expect, it } from 'vitest'

import { aRow } from './samples'
import { choicesIn, narrowed } from './useBox'

const ROWS = [
  aRow({ id: 'a' }),
  aRow({ id: 'b', channel: 'wechat', channel_label: '微信' }),
  aRow({ id: 'c', operator_label: '林小' }),
  aRow({ id: 'd', operator_label: '' }),
]

const ids = (channel: string, operator: string) =>
  narrowed(ROWS, { channel, operator }).map(({ id }) => id)

describe('a box', () => {
  it('is narrowed to a channel, an operator, or both', () => {
    expect(ids('', '')).toEqual(['a', 'b', 'c', 'd'])
    expect(ids('web', '王芳')).toEqual(['a'])
    expect(ids('', '林小')).toEqual(['c'])
  })

  it('says what there is, and how many of each', () => {
    expect(choicesIn(ROWS, (row) => [row.channel, row.channel_label])).toEqual([
      { value: 'web', label: '网站（3）' },
      { value: 'wechat', label: '微信（1）' },
    ])
    expect(choicesIn(ROWS, (row) => [row.operator_label, row.operator_label])).toHaveLength(2)
  })
})
