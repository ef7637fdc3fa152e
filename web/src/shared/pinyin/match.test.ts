import { beforeAll, describe, expect, it } from 'vitest'

import { findTyped, initialsOf, loadReadings, readTable } from './match'

describe('finding names as people type them', () => {
  beforeAll(() => loadReadings())

  it.each([
    ['生活与商业噪声', '噪声', { start: 5, literal: true }],
    ['生活与商业噪声', 'zs', { start: 5, literal: false }],
    ['生活与商业噪声', 'zaosheng', { start: 5, literal: false }],
    ['生活与商业噪声', 'zaos', { start: 5, literal: false }],
    ['生活与商业噪声', 'shyzs', null],
    ['生活与商业噪声', 'shyus', { start: 0, literal: false }],
    ['生活与商业噪声', 'shenghuo', { start: 0, literal: false }],
    ['生活与商业噪声', '生huo', { start: 0, literal: false }],
    ['重庆路', 'chongqing', { start: 0, literal: false }],
    ['KTV 噪声', 'ktv', { start: 0, literal: true }],
    ['绿化', 'lvhua', { start: 0, literal: false }],
    ['绿化', 'lh', { start: 0, literal: false }],
    ['路灯照明', 'zz', null],
    ['路灯照明', '', null],
  ])('%s by %s', (name, typed, found) => {
    expect(findTyped(name, typed)).toEqual(found)
  })

  it('proposes the initials as a short code', () => {
    expect(initialsOf('夜间施工噪声')).toBe('yjsgzs')
  })

  it('reads a character under each of its syllables', () => {
    const found = readTable('chang长场 zhang长章')
    expect(found.get('长')).toEqual(['chang', 'zhang'])
    expect(found.get('章')).toEqual(['zhang'])
  })
})
