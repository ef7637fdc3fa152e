// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { Vocabulary, VersionChange } from '@/api/telephonySettings'

import { fieldLabel, grouped, valueWords } from './changeWords'

const WORDS = {
  groups: [{ name: 'home', label: '家庭坐席' }],
  skills: [{ name: 'dialect:li', label: '黎语' }],
  queues: [{ name: 'general', label: '综合受理' }],
} as unknown as Vocabulary

describe('a field in words', () => {
  it('is called as its form calls it', () => {
    expect(fieldLabel('queues', 'offer_seconds')).toBe('振铃时长')
    expect(fieldLabel('queues', 'widenings')).toBe('逐步放宽')
    expect(fieldLabel('alarms', 'wrap_up_seconds')).toBe('整理超过')
    expect(fieldLabel('seats', 'acl')).toBe('可注册网段')
  })

  it.each([
    ['queues', 'offer_seconds', 20, '20 秒'],
    ['queues', 'announce_estimate', false, '否'],
    ['queues', 'skills', ['dialect:li'], '黎语'],
    ['queues', 'overflow_queue', 'general', '综合受理'],
    ['queues', 'overflow_queue', '', '（空）'],
    ['queues', 'priority', 3, '3 分'],
    ['alarms', 'lines_used', 0.9, '90%'],
    ['seats', 'kind', 'home', '家庭'],
    ['seats', 'acl', [], '（空）'],
    ['dialling', 'caller_ids', { survey: '12345' }, 'survey 12345'],
    ['hours', 'special', { '2026-12-31': [] }, '2026-12-31 全天关闭'],
    [
      'queues',
      'widenings',
      [{ after_seconds: 30, fewer_levels: 1, groups: ['home'] }],
      '30 秒：等级降 1，增加家庭坐席',
    ],
  ])('%s.%s = %j', (section, name, value, words) => {
    expect(valueWords(section, name, value, WORDS)).toBe(words)
  })
})

const seat = (name: string): VersionChange => ({
  section: 'seats',
  section_label: '坐席',
  name,
  label: name,
  how: 'added',
  fields: [],
})

it('puts changes of the same kind together', () => {
  const groups = grouped([seat('8001'), seat('8002'), { ...seat('8003'), how: 'changed' }])
  expect(groups.map(({ how, changes }) => [how, changes.length])).toEqual([
    ['added', 2],
    ['changed', 1],
  ])
})
