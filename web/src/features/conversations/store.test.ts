import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/conversations'
import { ApiError } from '@/api/errors'

import { aMessage, aPage, aRow, aTalk } from './samples'
import { useConversations } from './store'

const one = aRow({ id: 'a', opened_at: '2026-11-28T02:00:00Z' })
const two = aRow({ id: 'b', opened_at: '2026-11-28T01:00:00Z', peer_label: '李强' })

function serve(mine: api.TalkRow[], waiting: api.TalkRow[] = []): void {
  vi.spyOn(api, 'listTalks').mockImplementation(async (box) =>
    aPage(box === 'mine' ? mine : waiting, { mine: mine.length, waiting: waiting.length }),
  )
}
function say(...messages: api.TalkMessage[]): void {
  vi.spyOn(api, 'newMessages').mockResolvedValue({ conversation: one, messages, has_earlier: false })
}

beforeEach(() => {
  sessionStorage.clear()
  setActivePinia(createPinia())
  say()
})
afterEach(() => vi.restoreAllMocks())

describe('conversations in hand', () => {
  it('keep the order in which they came, whatever is due first', async () => {
    serve([one, two])
    const talks = useConversations()
    await talks.load()
    expect(talks.mine.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(talks.arrived).toBeNull()
  })

  it('tell of one that came unasked, not of one that was taken here', async () => {
    serve([one])
    const talks = useConversations()
    await talks.load()
    vi.spyOn(api, 'takeTalk').mockResolvedValue(aTalk({ id: 'b' }))
    serve([one, two])
    await talks.takeOne('b')
    expect(talks.arrived).toBeNull()
    serve([one, two, aRow({ id: 'c' })])
    await talks.load()
    expect(talks.arrived?.id).toBe('c')
  })

  it('count what was said since they were last looked at, over a reload too', async () => {
    serve([one])
    say(aMessage({ id: 4 }), aMessage({ id: 5, is_ours: true }), aMessage({ id: 6 }))
    const talks = useConversations()
    await talks.load()
    expect([talks.unread.a, talks.total]).toEqual([2, 2])
    talks.look('a', 6)
    expect(talks.total).toBe(0)
    setActivePinia(createPinia())
    const again = useConversations()
    await again.load()
    expect(again.total).toBe(0)
    expect(api.newMessages).toHaveBeenLastCalledWith('a', 6)
  })
})

describe('the next one', () => {
  it('is the first that no colleague took before', async () => {
    serve([], [one, two])
    vi.spyOn(api, 'takeTalk').mockImplementation(async (id) => {
      if (id === 'a') throw new ApiError(409, 'not_yours', '会话已由李强接待。')
      return aTalk({ id })
    })
    expect((await useConversations().takeNext())?.id).toBe('b')
  })

  it('is nobody when none waits, and a failure is told', async () => {
    serve([])
    expect(await useConversations().takeNext()).toBeNull()
    serve([], [one])
    vi.spyOn(api, 'takeTalk').mockRejectedValue(new ApiError(503, 'internal', '请稍后'))
    await expect(useConversations().takeNext()).rejects.toThrow('请稍后')
  })
})
