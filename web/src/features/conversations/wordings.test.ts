import { describe, expect, it } from 'vitest'

import { fromTemplate, QUICK_REPLIES, searchWordings, typedCode } from './wordings'

const OWN = fromTemplate({
  id: 7,
  name: '夜间噪声',
  shortcut: 'zs',
  appeal_type: 'complaint',
  urgency: 'general',
  topic_code: '0202',
  event: '每晚＿＿点至＿＿点播放音乐',
  demand: '请处理',
  is_shared: true,
  is_mine_to_edit: false,
})
const ALL = [...QUICK_REPLIES, OWN]
const names = (typed: string) => searchWordings(typed, ALL).map(({ name }) => name)

describe('wordings', () => {
  it('are asked for by a slash at the beginning, and by nothing else', () => {
    expect(['/', '/zs', '／dd', '请看/zs', '/zs ', '1/2', ''].map(typedCode)).toEqual([
      '', 'zs', 'dd', null, null, null, null,
    ])
  })

  it('are found by their code first, then by their name', () => {
    expect(names('zs')[0]).toBe('夜间噪声')
    expect(names('噪声')).toEqual(['夜间噪声'])
    expect(names('dh')).toEqual(['问电话'])
    expect(names('qqq')).toEqual([])
  })

  it('have codes of their own', () => {
    expect(new Set(QUICK_REPLIES.map(({ code }) => code)).size).toBe(QUICK_REPLIES.length)
  })

  it('of the form say what happened and what is asked', () => {
    expect(OWN.text).toBe('每晚＿＿点至＿＿点播放音乐\n请处理')
  })
})
