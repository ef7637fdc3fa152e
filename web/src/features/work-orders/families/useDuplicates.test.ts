import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import type { Duplicate, DuplicatesBody } from '@/api/families'

import { emptyDemand, type OrderDraft } from '../draft'
import { questionOf, useDuplicates } from './useDuplicates'

const body = (event: string): DuplicatesBody => ({
  caller_phone: '',
  area_code: '',
  place: '',
  event,
  demand: '',
  but: '',
})
const like = (number: string) => ({ number }) as Duplicate

const draft = (phone: string, event: string) =>
  ({
    caller: { phone },
    demands: [{ ...emptyDemand(), event }],
    active: 0,
  }) as unknown as OrderDraft

describe('useDuplicates', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('asks once when typing has paused, and only the last answer counts', async () => {
    const typed = ref('路灯不亮三')
    const answers: ((found: Duplicate[]) => void)[] = []
    const ask = vi.fn(() => new Promise<Duplicate[]>((resolve) => answers.push(resolve)))
    const scope = effectScope()
    const { found } = scope.run(() => useDuplicates(() => body(typed.value), ask, 100))!
    await vi.advanceTimersByTimeAsync(100)
    typed.value = '路灯不亮三天'
    await nextTick()
    typed.value = '路灯不亮三天了'
    await nextTick()
    await vi.advanceTimersByTimeAsync(100)
    expect(ask).toHaveBeenCalledTimes(2)
    answers[1]!([like('2')])
    answers[0]!([like('1')])
    await vi.advanceTimersByTimeAsync(0)
    expect(found.value.map(({ number }) => number)).toEqual(['2'])
    scope.stop()
  })

  it('keeps what was found when an answer is lost, and forgets it when nothing is typed', async () => {
    const typed = ref<string | null>('路灯不亮')
    let lost = false
    const ask = () => (lost ? Promise.reject(new Error('lost')) : Promise.resolve([like('1')]))
    const scope = effectScope()
    const { found } = scope.run(() =>
      useDuplicates(() => (typed.value === null ? null : body(typed.value)), ask, 100),
    )!
    await vi.advanceTimersByTimeAsync(100)
    lost = true
    typed.value = '路灯不亮了'
    await nextTick()
    await vi.advanceTimersByTimeAsync(100)
    expect(found.value).toHaveLength(1)
    typed.value = null
    await nextTick()
    await vi.advanceTimersByTimeAsync(100)
    expect(found.value).toEqual([])
    scope.stop()
  })
})

describe('questionOf', () => {
  it('asks nothing before a number or a few words are known', () => {
    expect(questionOf(draft('', '路灯'))).toBeNull()
    expect(questionOf(draft('13800001111', ''))?.caller_phone).toBe('13800001111')
    expect(questionOf(draft('', '路灯连续三天不亮'))?.event).toBe('路灯连续三天不亮')
  })
})
