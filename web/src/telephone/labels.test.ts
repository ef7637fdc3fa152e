import { describe, expect, it } from 'vitest'

import {
  callerLabel,
  colleagueStateLabel,
  directionLabel,
  languageLabel,
  partyStateLabel,
  phaseLabel,
  priorityLabel,
  reasonLabel,
} from './labels'
import type { CallPhase } from './messages'
import { aCall, aParty } from './samples'

describe('words for people', () => {
  it.each<[CallPhase, string]>([
    ['preview', '待外呼'],
    ['offered', '来电振铃'],
    ['dialling', '正在呼叫市民'],
    ['talking', '通话中'],
    ['held', '保持中'],
    ['consulting', '咨询中'],
    ['reconnecting', '正在恢复通话'],
  ])('calls the phase %s %s', (phase, label) => {
    expect(phaseLabel(aCall({ phase }))).toBe(label)
  })

  it('says why a caller goes before others, and what it does not know as it is', () => {
    expect(['vip', 'care', 'abandoned_before', 'repeat', 'x'].map(priorityLabel)).toEqual([
      '重点',
      '关爱',
      '曾放弃',
      '重复来电',
      'x',
    ])
  })

  it('says why we call out', () => {
    expect(directionLabel(aCall())).toBe('来电')
    expect(directionLabel(aCall({ direction: 'outbound', purpose: 'survey' }))).toBe('调查外呼')
    expect(directionLabel(aCall({ direction: 'outbound', purpose: 'new' }))).toBe('呼出')
  })

  it('knows languages, states of colleagues and parties, reasons', () => {
    expect(languageLabel('ru')).toBe('俄语')
    expect(colleagueStateLabel('ready')).toBe('空闲')
    expect(partyStateLabel(aParty({ state: 'joined' }))).toBe('已加入')
    expect(reasonLabel('forced')).toBe('班长设置')
    expect(reasonLabel('用餐')).toBe('用餐')
    expect(callerLabel(aCall({ caller: '' }))).toBe('号码未显示')
  })
})
