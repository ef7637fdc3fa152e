import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'

import * as beside from '@/api/besideOrders'

import { BEAT_SECONDS, useHere, type Spot } from './here'

const LI: beside.Present = {
  who: '李强',
  is_writing: true,
  is_self: false,
  sentence: '李强 正在处理（派单）',
  since: '2026-11-24T02:00:00Z',
}
const answer = (changes: Partial<beside.Presence> = {}): beside.Presence => ({
  at: '2026-11-24T02:00:00Z',
  present: [LI],
  version: 7,
  story: 7,
  changes: [],
  ...changes,
})

let said: MockInstance<typeof beside.sayPresent>
let gone: MockInstance<typeof beside.sayGone>
let scopes: EffectScope[] = []

function at(spot: Spot | null) {
  const place = ref(spot)
  const scope = effectScope()
  scopes.push(scope)
  return { place, scope, here: scope.run(() => useHere(place))! }
}
const bodies = () => said.mock.calls.map(([number, { verb, seen_version: seen }]) => [number, verb, seen])

describe('where this page is', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    said = vi.spyOn(beside, 'sayPresent').mockResolvedValue(answer())
    gone = vi.spyOn(beside, 'sayGone').mockReturnValue()
    scopes = []
  })
  afterEach(async () => {
    for (const each of scopes) each.stop()
    await nextTick()
    vi.useRealTimers()
  })

  it('is said at once, every ten seconds, and taken back', async () => {
    const { here, place } = at({ number: '1', seen: 7 })
    await flushPromises()
    expect(here.others.value).toEqual([LI])
    await vi.advanceTimersByTimeAsync(BEAT_SECONDS * 1000)
    expect(bodies()).toEqual([['1', null, 7], ['1', null, 7]])
    place.value = null
    await flushPromises()
    expect(gone).toHaveBeenCalledTimes(1)
    expect(here.others.value).toEqual([])
    await vi.advanceTimersByTimeAsync(BEAT_SECONDS * 3000)
    expect(said).toHaveBeenCalledTimes(2)
  })

  it('is said by the dialog over its page, and by the page again when that closes', async () => {
    at({ number: '1', seen: 7 })
    const dialog = at({ number: '1', seen: 7, verb: 'dispatch' })
    await flushPromises()
    dialog.place.value = null
    await flushPromises()
    expect(bodies()).toEqual([['1', 'dispatch', 7], ['1', null, 7]])
    expect(gone).not.toHaveBeenCalled()
  })

  it('tells what changed until the order is loaded anew', async () => {
    said.mockResolvedValue(answer({ version: 9, changes: ['李强派出工单。'] }))
    const { here, place } = at({ number: '1', seen: 7 })
    await flushPromises()
    expect(here.changes.value).toEqual(['李强派出工单。'])
    said.mockResolvedValue(answer({ version: 9 }))
    place.value = { number: '1', seen: 9 }
    await flushPromises()
    expect(here.changes.value).toEqual([])
  })

  it('shows nobody rather than somebody who may have left', async () => {
    const { here } = at({ number: '1', seen: 7 })
    await flushPromises()
    said.mockRejectedValue(new Error('away'))
    await vi.advanceTimersByTimeAsync(BEAT_SECONDS * 1000)
    expect(here.others.value).toEqual([])
  })

  it('forgets who was at another order', async () => {
    const { here, place } = at({ number: '1', seen: 7 })
    await flushPromises()
    said.mockReturnValue(new Promise(() => undefined))
    place.value = { number: '2', seen: 3 }
    await flushPromises()
    expect(here.others.value).toEqual([])
  })
})
