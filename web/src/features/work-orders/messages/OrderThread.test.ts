import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/messages'

import OrderThread from './OrderThread.vue'

const MESSAGE = {
  id: 1,
  text: '是哪几盏灯？',
  is_ours: false,
  written_at: '2026-11-24T02:00:00Z',
  written_by: '赵敏（城管局经办人）',
  read_at: null,
}

function threads(changes: Partial<api.Thread> = {}, mayWrite = true): api.Threads {
  const thread = {
    department_id: 4,
    department_name: '市城市管理局',
    is_open: true,
    unread: 1,
    messages: [MESSAGE],
    ...changes,
  }
  return { may_write: mayWrite, threads: [thread] }
}

enableAutoUnmount(afterEach)
beforeEach(() => vi.restoreAllMocks())

async function show(found: api.Threads, isDepartment = false) {
  vi.spyOn(api, 'getThreads').mockResolvedValue(found)
  const view = mount(OrderThread, { props: { number: '2026', isDepartment, stamp: '1' } })
  await flushPromises()
  return view
}

describe('messages about an order', () => {
  it('say what is new, and are marked read only when somebody says so', async () => {
    const read = vi.spyOn(api, 'readMessages').mockResolvedValue(threads({ unread: 0 }))
    const view = await show(threads())
    expect(view.text()).toContain('1 条未读')
    expect(read).not.toHaveBeenCalled()
    await view.get('[data-testid="thread-read"]').trigger('click')
    await flushPromises()
    expect(read).toHaveBeenCalledWith('2026')
    expect(view.text()).not.toContain('条未读')
  })

  it('go to the department the thread is with, and nothing empty goes', async () => {
    const write = vi.spyOn(api, 'writeMessage').mockResolvedValue(threads({ unread: 0 }))
    const view = await show(threads())
    await view.get('form').trigger('submit')
    expect(write).not.toHaveBeenCalled()
    await view.get('textarea').setValue(' 三盏 ')
    await view.get('form').trigger('submit')
    await flushPromises()
    expect(write).toHaveBeenCalledWith('2026', '三盏', 4)
    expect(view.get('textarea').element.value).toBe('')
    // Whoever wrote has seen it: the order is not changed meanwhile by one's own words.
    expect(view.emitted('changed')).toHaveLength(1)
  })

  it('keep what was typed when the line is silent', async () => {
    vi.spyOn(api, 'writeMessage').mockRejectedValue(new Error('down'))
    const view = await show(threads())
    await view.get('textarea').setValue('三盏')
    await view.get('form').trigger('submit')
    await flushPromises()
    expect(view.get('textarea').element.value).toBe('三盏')
  })

  it('are only read along by who does not answer departments, and where it is closed', async () => {
    const along = await show(threads({}, false))
    expect(along.find('form').exists()).toBe(false)
    expect(along.find('[data-testid="thread-read"]').exists()).toBe(false)
    const closed = await show(threads({ is_open: false }))
    expect(closed.find('form').exists()).toBe(false)
    expect(closed.text()).toContain('已不在该单位')
  })
})
