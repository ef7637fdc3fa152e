import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'

import * as routing from '@/api/routing'

import { isSure, useAdvice, type Advice } from './useAdvice'

const LAMPS: routing.Suggestion = {
  department_id: 7,
  department_name: '城管局',
  reason: '规则：路灯照明，职责清单第三条。',
  basis: 'rule',
  basis_label: '规则',
  rule_key: 'lamps',
  is_tied: false,
  probability: null,
  is_sure: true,
  is_doubtful: false,
  reasons: [],
}
const shown = ref<string[]>([])
let scope: EffectScope

function advise(): Advice {
  scope = effectScope()
  return scope.run(() => useAdvice(shown)) as Advice
}

beforeEach(() => {
  shown.value = ['1', '2']
})
afterEach(() => scope.stop())

describe('advice for a list of orders', () => {
  it('is asked for a page at once and later only for new rows', async () => {
    const ask = vi
      .spyOn(routing, 'suggestForOrders')
      .mockImplementation(async (numbers) => numbers.map((number) => ({ number, suggestions: [LAMPS] })))
    const advice = advise()
    expect(advice.of('1')).toBeUndefined()
    await flushPromises()
    expect(ask.mock.calls).toEqual([[['1', '2']]])
    expect(advice.of('1')).toEqual([LAMPS])
    shown.value = ['2', '3']
    await flushPromises()
    expect(ask.mock.calls.at(-1)).toEqual([['3']])
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('asks nothing for no rows', async () => {
    const ask = vi.spyOn(routing, 'suggestForOrders').mockResolvedValue([])
    shown.value = []
    advise()
    await flushPromises()
    expect(ask).not.toHaveBeenCalled()
  })

  it('lets rows do without it when it cannot be had', async () => {
    vi.spyOn(routing, 'suggestForOrders').mockRejectedValue(new Error('down'))
    const advice = advise()
    await flushPromises()
    expect(advice.of('1')).toEqual([])
  })

  it.each([
    ['what the server is sure of', LAMPS, true],
    ['a tied rule', { ...LAMPS, is_tied: true, is_sure: false }, false],
    ['nothing', undefined, false],
  ])('is sure, or not, of %s', (_, suggestion, sure) => {
    expect(isSure(suggestion)).toBe(sure)
  })
})
