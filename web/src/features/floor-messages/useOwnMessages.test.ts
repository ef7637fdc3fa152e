import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as api from '@/api/floorMessages'
import * as failures from '@/shared/failures'

import { useOwnMessages, type OwnMessages } from './useOwnMessages'

const message = (id: number): api.OwnMessage => ({
  id,
  kind: 'notice',
  text: '请看停水公告',
  sender_name: '周敏',
  sent_at: '2026-11-24T02:00:00Z',
})

async function open(mayBeTold: boolean): Promise<OwnMessages> {
  let box: OwnMessages | undefined
  mount({
    setup() {
      box = useOwnMessages(() => mayBeTold)
      return () => null
    },
  })
  await flushPromises()
  return box as OwnMessages
}

afterEach(() => vi.restoreAllMocks())

describe('messages to this person', () => {
  it('wait until they are answered, one after the other', async () => {
    vi.spyOn(api, 'ownMessages').mockResolvedValue([message(1), message(2)])
    const answer = vi.spyOn(api, 'answerMessage').mockResolvedValue({})
    const box = await open(true)
    await box.answer(message(1), 'noted')
    expect(answer).toHaveBeenCalledWith(1, 'noted')
    expect(box.waiting.value.map((one) => one.id)).toEqual([2])
  })

  it('are fetched again when an answer is refused, and asked for by nobody who takes no calls', async () => {
    const fetched = vi.spyOn(api, 'ownMessages').mockResolvedValue([])
    vi.spyOn(api, 'answerMessage').mockRejectedValue(new ApiError(409, 'message_expired', '已过期'))
    const told = vi.spyOn(failures, 'tellFailure').mockImplementation(() => {})
    const box = await open(true)
    await box.answer(message(1), 'noted')
    expect(told).toHaveBeenCalledTimes(1)
    expect(fetched).toHaveBeenCalledTimes(2)
    await open(false)
    expect(fetched).toHaveBeenCalledTimes(2)
  })
})
