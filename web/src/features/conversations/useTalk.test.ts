import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/conversations'

import { aMessage, aRow, aTalk } from './samples'
import { merged, useTalk, type OpenTalk } from './useTalk'

let open: OpenTalk
const holder = {
  setup() {
    open = useTalk(() => 'c1')
    return () => null
  },
}

beforeEach(() => vi.spyOn(api, 'getTalk').mockResolvedValue(aTalk({ messages: [aMessage({ id: 3 })] })))
afterEach(() => vi.restoreAllMocks())

async function show() {
  const page = mount(holder)
  await flushPromises()
  return page
}

describe('the open conversation', () => {
  it('takes in what is new, and known messages that moved on', async () => {
    const page = await show()
    const ours = aMessage({ id: 4, is_ours: true, state: 'queued' })
    open.add(ours)
    vi.spyOn(api, 'newMessages').mockResolvedValue({
      conversation: aRow(),
      messages: [{ ...ours, state: 'sent' }, aMessage({ id: 5 })],
      has_earlier: false,
    })
    await open.renew()
    expect(api.newMessages).toHaveBeenCalledExactlyOnceWith('c1', 4)
    expect(open.talk.value?.messages.map(({ id, state }) => [id, state])).toEqual([
      [3, 'received'],
      [4, 'sent'],
      [5, 'received'],
    ])
    page.unmount()
  })

  it('may be taken again by who had it, once it went back to wait', async () => {
    const page = await show()
    open.take(aRow({ state: 'waiting', is_mine: false }))
    expect(open.talk.value).toMatchObject({ may_write: false, may_take: true })
    open.take(aRow({ state: 'taken', is_mine: false }))
    expect(open.talk.value).toMatchObject({ may_write: false, may_take: false })
    page.unmount()
  })

  it('keeps what is shown when the server is away for a while', async () => {
    const page = await show()
    vi.spyOn(api, 'newMessages').mockRejectedValue(new Error('away'))
    await open.renew()
    expect([open.talk.value?.messages.length, open.failure.value]).toEqual([1, ''])
    page.unmount()
  })
})

describe('messages', () => {
  it('are in their order, each once, the newer state of it', () => {
    const found = merged([aMessage({ id: 2 }), aMessage({ id: 1 })], [aMessage({ id: 2, text: '新' })])
    expect(found.map(({ id, text }) => [id, text])).toEqual([[1, '路灯不亮'], [2, '新']])
  })
})
