import { beforeAll, describe, expect, it } from 'vitest'

import type { OrderTemplate } from '@/api/orderForm'
import { loadReadings } from '@/shared/pinyin/match'

import { searchTopics, type Searched } from './topicSearch'

const option = (value: string, label: string) => ({
  value,
  label,
  group: label.split(' / ')[0] as string,
})
const NIGHT: OrderTemplate = {
  id: 7,
  name: '夜间生活噪声',
  shortcut: 'zs',
  appeal_type: 'complaint',
  urgency: 'general',
  topic_code: '0202',
  event: '每晚＿＿点',
  demand: '请制止',
  is_shared: true,
  is_mine_to_edit: false,
}
const SEARCHED: Searched = {
  topics: [
    option('0107', '城市管理 / 路灯照明'),
    option('0201', '环境保护 / 施工噪声'),
    option('0202', '环境保护 / 生活与商业噪声'),
    option('0301', '交通出行 / 机动车违停'),
    option('0305', '交通出行 / 电动自行车'),
  ],
  templates: [NIGHT],
  hints: { habits: ['0202', '0305'], words: { '0202': ['广场舞', 'KTV'], '0301': ['乱停'] } },
}
const found = (typed: string) => searchTopics(typed, SEARCHED).map(({ value }) => value)

describe('choosing a topic by typing', () => {
  beforeAll(() => loadReadings())

  it('shows what this person takes again and again before the tree', () => {
    expect(found('')).toEqual(['0202', '0305', '0107', '0201', '0301'])
    expect(searchTopics('', SEARCHED)[0]?.group).toBe('最近常用')
  })

  it.each([
    ['噪声', ['0202', '0201', 'template:7']],
    ['zaosheng', ['0202', '0201', 'template:7']],
    ['zs', ['0202', '0201', 'template:7']],
    ['广场舞', ['0202']],
    ['ktv', ['0202']],
    ['jtcx', ['0305', '0301']],
    ['环境 施工', ['0201']],
    ['0107', ['0107']],
    ['没有的', []],
  ])('%s', (typed, codes) => {
    expect(found(typed)).toEqual(codes)
  })

  it('lists wordings alone after a slash', () => {
    expect(found('/')).toEqual(['template:7'])
    expect(found('/zs')).toEqual(['template:7'])
    expect(found('/噪声')).toEqual(['template:7'])
    expect(found('/路灯')).toEqual([])
  })

  it('says by which word of the people a topic was found', () => {
    expect(searchTopics('广场舞', SEARCHED)[0]?.note).toBe('广场舞')
  })
})
