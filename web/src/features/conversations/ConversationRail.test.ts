import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import * as api from '@/api/conversations'
import { onKey } from '@/shared/hotkeys'

import ConversationRail from './ConversationRail.vue'
import { aPage, aRow, aTalk } from './samples'
import { useConversations } from './store'

enableAutoUnmount(afterEach)
beforeEach(() => {
  sessionStorage.clear()
  vi.useFakeTimers({ now: new Date('2026-11-28T02:03:30Z'), toFake: ['Date'] })
  vi.spyOn(api, 'newMessages').mockResolvedValue({ conversation: aRow(), messages: [], has_earlier: false })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function show(mine: api.TalkRow[], waiting: api.TalkRow[], props: object = {}) {
  const pinia = createPinia()
  setActivePinia(pinia)
  vi.spyOn(api, 'listTalks').mockImplementation(async (box) =>
    aPage(box === 'mine' ? mine : waiting, { waiting: waiting.length }),
  )
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  const rail = mount(ConversationRail, { props: { open: null, ...props }, global: { plugins: [pinia, router] } })
  await useConversations().load()
  await flushPromises()
  return rail
}
const alt = (key: string) => onKey(new KeyboardEvent('keydown', { key, altKey: true }))
const ONE = aRow({ id: 'a' })
const TWO = aRow({ id: 'b', channel: 'wechat', channel_label: '微信', peer_label: '李强', opened_at: '2026-11-28T02:01:00Z' })

describe('the rail', () => {
  it('has three places, says who waits how long, and how much of the five minutes is left', async () => {
    const rail = await show([ONE, TWO], [aRow({ id: 'w', due_at: '2026-11-28T02:03:00Z' })])
    expect(rail.findAll('li')).toHaveLength(3)
    const first = rail.findAll('[data-testid="talk-item"]')[0]
    expect(first?.text()).toContain('已等 03:30')
    expect(first?.text()).toContain('剩 01:30')
    expect(first?.find('.five').classes()).toContain('amber')
    expect(rail.get('[data-testid="talk-waiting"]').text()).toBe('1')
    expect(rail.text()).toContain('最急 超 00:30')
  })

  it('is walked by keys', async () => {
    const rail = await show([ONE, TWO], [], { open: 'a' })
    alt('6')
    alt('7')
    alt('c')
    expect(rail.emitted('open')).toEqual([['b']])
    expect(rail.emitted('back')).toHaveLength(1)
  })

  it('takes the next one by a key, when there is one', async () => {
    const take = vi.spyOn(api, 'takeTalk').mockResolvedValue(aTalk({ id: 'w' }))
    const rail = await show([], [])
    alt('a')
    await flushPromises()
    expect(take).not.toHaveBeenCalled()
    rail.unmount()
    const busy = await show([], [aRow({ id: 'w' })])
    alt('a')
    await flushPromises()
    expect(busy.emitted('taken')).toEqual([['w']])
  })

  it('keeps marks, numbers and clocks where a call needs the room', async () => {
    const rail = await show([TWO], [], { slim: true })
    const item = rail.get('[data-testid="talk-item"]')
    expect(item.find('.last').exists()).toBe(false)
    // Who cannot see the mark hears who it is.
    expect(item.get('b').classes()).toContain('visually-hidden')
    expect(item.text()).toContain('李强')
    expect(item.text()).toContain('剩')
  })
})
