import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reactive } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'

import * as api from '@/api/conversations'
import type { CallView, TextOffered } from '@/telephone/messages'
import { aCall } from '@/telephone/samples'

import ConversationWatch from './ConversationWatch.vue'
import { aMessage, aPage, aRow } from './samples'
import { useConversations } from './store'

const softphone = reactive<{ call: CallView | null; session: { texts: TextOffered[]; clockSkew: number } }>({
  call: null,
  session: { texts: [], clockSkew: 0 },
})
const chime = vi.hoisted(() => vi.fn())
vi.mock('@/features/softphone', () => ({ useSoftphone: () => softphone }))
vi.mock('@/features/notices', () => ({
  chime,
  choicesOf: () => ({ sound: true, desktop: false }),
  notifyOutside: vi.fn(),
}))

let mine: api.TalkRow[] = []
let said: api.TalkMessage[] = []

enableAutoUnmount(afterEach)
beforeEach(() => {
  sessionStorage.clear()
  chime.mockClear()
  Object.assign(softphone, { call: null, session: { texts: [], clockSkew: 0 } })
  document.title = '接听工作台'
  mine = []
  said = []
  vi.spyOn(api, 'listTalks').mockImplementation(async () => aPage(mine))
  vi.spyOn(api, 'newMessages').mockImplementation(async () => ({
    conversation: aRow(),
    messages: said,
    has_earlier: false,
  }))
})
afterEach(() => vi.restoreAllMocks())

async function show() {
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  const watcher = mount(ConversationWatch, { global: { plugins: [pinia, router] } })
  await flushPromises()
  return { watcher, router }
}
async function comes(): Promise<void> {
  mine = [aRow()]
  said = [aMessage({ id: 4 }), aMessage({ id: 5 })]
  await useConversations().load()
  await flushPromises()
}

describe('a conversation that comes', () => {
  it('is told quietly on any page, marks the tab, and opens on the desk', async () => {
    const { watcher, router } = await show()
    await comes()
    expect(watcher.get('[data-testid="talk-toast"]').text()).toContain('陈静')
    expect(document.title).toBe('（2 条新消息）接听工作台')
    expect(chime).toHaveBeenCalledOnce()
    await watcher.get('[data-testid="talk-toast-open"]').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/desk?talk=c1')
    expect(watcher.find('[data-testid="talk-toast"]').exists()).toBe(false)
  })

  it('is silent during a call', async () => {
    softphone.call = aCall({ phase: 'talking' })
    const { watcher } = await show()
    await comes()
    expect(watcher.find('[data-testid="talk-toast"]').exists()).toBe(true)
    expect(chime).not.toHaveBeenCalled()
  })

  it('is looked for at once when call control offers it, with the time to open it', async () => {
    const { watcher } = await show()
    mine = [aRow()]
    const until = new Date(Date.now() + 25_000).toISOString()
    softphone.session.texts = [
      { type: 'text_offered', conversation_id: 'c1', label: '', since: until, open_until: until },
    ]
    await flushPromises()
    expect(watcher.get('[data-testid="talk-toast"]').text()).toMatch(/请在 00:2\d 内打开/)
    mine = []
    await useConversations().load()
    await flushPromises()
    expect(watcher.find('[data-testid="talk-toast"]').exists()).toBe(false)
  })

  it('leaves the tab’s name as it was when it goes', async () => {
    const { watcher } = await show()
    await comes()
    watcher.unmount()
    expect(document.title).toBe('接听工作台')
  })
})
