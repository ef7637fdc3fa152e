import { effectScope, ref } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import type { ScreenPop } from '@/api/types'
import { getScreenPop } from '@/api/workOrders'

import { useScreenPop } from './screenPop'

vi.mock('@/api/workOrders', () => ({ getScreenPop: vi.fn<typeof getScreenPop>() }))

const asked = vi.mocked(getScreenPop)
const file = (contact: number | null): ScreenPop =>
  ({ call_id: 'c1', contact_id: contact }) as unknown as ScreenPop

beforeEach(() => {
  vi.useFakeTimers()
  asked.mockReset()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a ring the server has not heard of is asked for again at once, then without haste', async () => {
  asked.mockRejectedValueOnce(new ApiError(404, 'no_such_call', '没有这通电话。'))
  asked.mockResolvedValueOnce(file(null)).mockResolvedValue(file(7))
  const scope = effectScope()
  const box = scope.run(() => useScreenPop(ref('c1')))!
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toHaveBeenCalledTimes(1)
  expect(box.waiting.value).toBe(true)
  await vi.advanceTimersByTimeAsync(60)
  expect(box.pop.value?.call_id).toBe('c1')
  expect(box.waiting.value).toBe(false)
  await vi.advanceTimersByTimeAsync(390)
  expect(asked).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(20)
  expect(box.pop.value?.contact_id).toBe(7)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveBeenCalledTimes(3)
  scope.stop()
})
