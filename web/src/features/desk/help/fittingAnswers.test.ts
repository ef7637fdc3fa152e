import { describe, expect, it } from 'vitest'

import type { UnifiedAnswer } from '@/api/unifiedAnswers'

import { fittingAnswers } from './fittingAnswers'

const answer = (changes: Partial<UnifiedAnswer>) =>
  ({ id: 1, topic_code: '', keywords: [], is_in_force: true, ...changes }) as UnifiedAnswer
const typed = (event: string, topic_code = '') => ({ place: '国贸路', event, demand: '', topic_code })

describe('unified answers that fit', () => {
  it('speak of every keyword, on their own topic only', () => {
    const lamps = answer({ keywords: ['路灯', '不亮'] })
    expect(fittingAnswers([lamps], typed('路灯三天不亮'))).toEqual([lamps])
    expect(fittingAnswers([lamps], typed('路灯太亮'))).toEqual([])
    const onTopic = answer({ keywords: ['路灯'], topic_code: '0101' })
    expect(fittingAnswers([onTopic], typed('路灯', '0101'))).toEqual([onTopic])
    expect(fittingAnswers([onTopic], typed('路灯', '0303'))).toEqual([])
    expect(fittingAnswers([onTopic], typed('路灯'))).toEqual([])
  })

  it('go by their topic alone without keywords, and without that not at all', () => {
    const byTopic = answer({ topic_code: '0101' })
    expect(fittingAnswers([byTopic], typed('', '0101'))).toEqual([byTopic])
    expect(fittingAnswers([byTopic, answer({})], typed('随便', ''))).toEqual([])
  })

  it('are in force, and wait for something to be typed', () => {
    const ended = answer({ keywords: ['路灯'], is_in_force: false })
    expect(fittingAnswers([ended], typed('路灯'))).toEqual([])
    expect(fittingAnswers([answer({ keywords: ['路灯'] })], undefined)).toEqual([])
  })
})
