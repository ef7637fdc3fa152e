import { describe, expect, it } from 'vitest'

import type { Step } from '@/api/flows'

import { changesOf } from './diff'
import { lanesOf } from './lanes'
import { newStep } from './newStep'
import { summaryOf } from './summary'
import { wordsOf } from './words'

const FIRST = { queue: 'general', hours: 'office' }
const step = (kind: Step['step'], change: object = {}) =>
  ({ ...newStep(kind, FIRST), ...change }) as Step
const named = (name: string, label: string) => ({ name, label })
const WORDS = wordsOf({
  languages: [named('en', '英语')],
  skills: [named('dialect:hainan', '海南话')],
  queues: [named('general', '综合受理')],
  hours: [named('office', '机关工作时间')],
  calendars: [],
  prompts: [named('greeting', '问候语'), named('main-menu', '业务菜单'), named('rate', '请评价')],
  contacts: [named('police', '110 报警')],
  flows: [],
  groups: [],
  seats: ['8001'],
})
const said = (kind: Step['step'], change = {}) => summaryOf(step(kind, change), WORDS)
const BEFORE = [step('answer'), step('play', { prompt: 'greeting' }), step('queue')]

describe('changes', () => {
  it('are none between equal versions', () => {
    expect(changesOf(BEFORE, structuredClone(BEFORE), WORDS)).toEqual([])
  })

  it('name added and removed steps', () => {
    const after = [BEFORE[0] as Step, step('menu'), BEFORE[2] as Step]
    expect(changesOf(BEFORE, after, WORDS).map(({ what, place }) => [what, place])).toEqual([
      ['removed', '第 2 步 播放提示音'],
      ['added', '第 2 步 按键菜单'],
    ])
  })

  it('say which field went from what to what', () => {
    const after = [
      BEFORE[0] as Step,
      step('play', { prompt: 'main-menu', language_keys: { '2': 'en' } }),
      step('queue', { next: '评价', exit_keys: { '1': 'end' } }),
      step('rate', { id: '评价' }),
    ]
    const lines = changesOf(BEFORE, after, WORDS).map(({ what, lines }) => [what, ...lines])
    expect(lines).toEqual([
      ['changed', '提示音：问候语 → 业务菜单', '按键切换语言：（无） → 2 英语'],
      ['changed', '话务员挂断后：结束通话 → 评价', '等候时按键：（无） → 按 1 到结束通话'],
      ['added', '播放“请评价”，请市民按 1 至 5 评价'],
    ])
  })

  it('tell a moved step from a changed one', () => {
    const [answer, play, queue] = BEFORE as [Step, Step, Step]
    const rate = step('rate')
    const found = changesOf([answer, play, queue, rate], [answer, queue, rate, play], WORDS)
    expect(found).toEqual([{ what: 'moved', place: '第 4 步 播放提示音', lines: ['原在第 2 步'] }])
  })
})

describe('summaries', () => {
  it('say in one line what a step does', () => {
    expect(said('play', { prompt: 'greeting', language_keys: { '2': 'en' } })).toBe('播放“问候语”；按 2 切换英语')
    expect(said('play')).toBe('播放（未选提示音）')
    expect(said('check_hours')).toBe('看现在是否在“机关工作时间”内')
    expect(said('collect', { prompt: 'greeting', fewest: 4, most: 4 })).toContain('收 4 位数字')
    expect(said('set', { language: 'en', skills: ['dialect:hainan'], priority: 2 })).toBe(
      '语言改为英语；话务员要会海南话；优先级提高 2 级',
    )
    expect(said('set')).toBe('没有设置任何内容')
    expect(said('connect', { number: 'police' })).toContain('“110 报警”')
    expect(said('connect', { seat: '8001' })).toContain('坐席 8001')
    expect(said('announce', { position: false, estimated_wait: false })).toBe('不播报任何内容')
    expect(said('transfer_out')).toContain('未选联系人')
  })
})

describe('lanes', () => {
  it('keep lines apart that would lie on each other', () => {
    expect(lanesOf([{ from: 0, to: 5 }, { from: 1, to: 2 }, { from: 3, to: 4 }])).toEqual([1, 0, 0])
  })

  it('are shared by lines that end at one step', () => {
    expect(lanesOf([{ from: 0, to: 5 }, { from: 2, to: 5 }, { from: 4, to: 1 }])).toEqual([0, 0, 1])
  })
})
