import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/notices'
import { useSession } from '@/features/sign-in'

import NoticeBell from './NoticeBell.vue'

const line = (id: number, isRead: boolean): api.Notice => ({
  id,
  number: `2026112400000${id}`,
  kind: 'workorder.urged',
  sentence: '被催办，请尽快答复',
  is_pressing: true,
  told_at: '2026-11-24T02:00:00Z',
  is_read: isRead,
})

async function show() {
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  useSession().user = {
    id: 7,
    username: 'zhao_min',
    display_name: '赵敏',
    must_change_password: false,
    roles: [{ role: 'handler', label: '经办人', scope_label: '城管局' }],
  } as never
  const bell = mount(NoticeBell, { global: { plugins: [pinia, router] }, attachTo: document.body })
  await flushPromises()
  return { bell, router }
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  localStorage.clear()
  vi.spyOn(api, 'askUnread').mockResolvedValue({ unread: 2, newest: line(2, false) })
  vi.spyOn(api, 'listNotices').mockResolvedValue({ unread: 2, notices: [line(2, false), line(1, true)] })
})
afterEach(() => vi.restoreAllMocks())

describe('the bell', () => {
  it('says how much is unread, opens from the keyboard, and gives the focus back', async () => {
    const { bell } = await show()
    const button = bell.get('[data-testid="bell"]')
    expect(button.attributes('aria-label')).toBe('提醒，2 条未读')
    await button.trigger('click')
    await flushPromises()
    const panel = bell.get('[data-testid="bell-panel"]')
    expect(document.activeElement).toBe(panel.element)
    await panel.trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement).toBe(bell.findAll('.line')[0]?.element)
    await panel.trigger('keydown', { key: 'Escape' })
    await flushPromises()
    expect(bell.find('[data-testid="bell-panel"]').exists()).toBe(false)
    expect(document.activeElement).toBe(button.element)
  })

  it('opens the order of a line, which is read then', async () => {
    const read = vi.spyOn(api, 'readNotice').mockResolvedValue({ unread: 1, newest: null })
    const { bell, router } = await show()
    await bell.get('[data-testid="bell"]').trigger('click')
    await flushPromises()
    await bell.findAll('[data-testid="bell-line"]')[0]!.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/orders/20261124000002')
    expect(read).toHaveBeenCalledExactlyOnceWith(2)
    expect(bell.get('[data-testid="bell-count"]').text()).toBe('1')
  })

  it('marks as read what it shows, and nothing newer', async () => {
    const read = vi.spyOn(api, 'readThrough').mockResolvedValue({ unread: 0, newest: null })
    const { bell } = await show()
    await bell.get('[data-testid="bell"]').trigger('click')
    await flushPromises()
    await bell.get('[data-testid="bell-read-all"]').trigger('click')
    await flushPromises()
    expect(read).toHaveBeenCalledExactlyOnceWith(2)
    expect(bell.find('[data-testid="bell-count"]').exists()).toBe(false)
  })

  it('asks the browser for leave only when somebody wants to be told there', async () => {
    const ask = vi.fn().mockResolvedValue('granted')
    vi.stubGlobal('Notification', { permission: 'default', requestPermission: ask })
    const { bell } = await show()
    await bell.get('[data-testid="bell"]').trigger('click')
    await flushPromises()
    expect(ask).not.toHaveBeenCalled()
    await bell.get('[data-testid="bell-desktop"] input, input[data-testid="bell-desktop"]').setValue(true)
    await flushPromises()
    expect(ask).toHaveBeenCalledOnce()
    vi.unstubAllGlobals()
  })
})
