import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/conversations'
import { ApiError } from '@/api/errors'
import * as orderForm from '@/api/orderForm'
import * as referenceApi from '@/api/reference'
import { onKey } from '@/shared/hotkeys'

import { aMessage, aPage, aRow, aTalk } from './samples'
import TalkPanel from './TalkPanel.vue'

enableAutoUnmount(afterEach)
beforeEach(() => {
  sessionStorage.clear()
  setActivePinia(createPinia())
  vi.spyOn(orderForm, 'listTemplates').mockResolvedValue([])
  vi.spyOn(api, 'listTalks').mockResolvedValue(aPage([aRow()]))
  vi.spyOn(api, 'newMessages').mockResolvedValue({ conversation: aRow(), messages: [], has_earlier: false })
  for (const list of ['listAreas', 'listTopics', 'listDepartments', 'listUrgencies', 'listAppealTypes'] as const) {
    vi.spyOn(referenceApi, list).mockResolvedValue([])
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  document.body.innerHTML = ''
})

async function show(talk: api.Talk, props: object = {}) {
  vi.spyOn(api, 'getTalk').mockResolvedValue(talk)
  const panel = mount(TalkPanel, {
    props: { id: talk.id, registered: [], isUnregistered: false, ...props },
    attachTo: document.body,
  })
  await flushPromises()
  return panel
}
const inPage = (name: string) => document.querySelector<HTMLElement>(`[data-testid="${name}"]`)

describe('a conversation on the desk', () => {
  it('shows the form as a card instead of its words', async () => {
    const panel = await show(
      aTalk({
        form: [{ name: 'event', value: '路灯不亮' }],
        messages: [aMessage({ kind: 'form', text: '路灯不亮\n诉求：检修' })],
      }),
    )
    expect(panel.get('[data-testid="talk-form"]').text()).toContain('事件经过路灯不亮')
    expect(panel.text()).not.toContain('诉求：检修')
    expect(panel.emitted('loaded')).toHaveLength(1)
  })

  it('says what became of our words, and sends again what failed', async () => {
    const write = vi.spyOn(api, 'writeTo').mockResolvedValue(aMessage({ id: 9, is_ours: true, state: 'queued', state_label: '发送中' }))
    const ours = { is_ours: true, author_label: '王芳' }
    const panel = await show(
      aTalk({
        messages: [
          aMessage({ ...ours, id: 2, state: 'sent', state_label: '已送出' }),
          aMessage({ ...ours, id: 3, text: '请留电话', state: 'failed', state_label: '发送失败', fault: '对方已拒收' }),
        ],
      }),
    )
    expect(panel.text()).toContain('发送失败')
    expect(panel.text()).toContain('对方已拒收')
    await panel.get('[data-testid="talk-repeat"]').trigger('click')
    await flushPromises()
    expect(write).toHaveBeenCalledExactlyOnceWith('c1', '请留电话', expect.any(String))
    expect(panel.text()).toContain('发送中')
  })

  it('sends the same words with the same key when the answer was lost', async () => {
    const write = vi.spyOn(api, 'writeTo').mockRejectedValueOnce(new ApiError(0, 'unreachable', '网络'))
    write.mockResolvedValue(aMessage({ id: 9, is_ours: true }))
    const panel = await show(aTalk())
    const reply = panel.get('[data-testid="talk-reply"]')
    await reply.setValue('您好')
    for (const _ of [1, 2]) {
      await reply.trigger('keydown', { key: 'Enter' })
      await flushPromises()
    }
    const keys = write.mock.calls.map(([, , key]) => key)
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })

  it('shows a picture’s file small, one that was turned away with the reason', async () => {
    const file = {
      id: 'f1', name: '现场.jpg', state: 'kept', state_label: '已保存', fault: '', kind: 'picture', size: 2048,
      has_preview: true, has_copy: true, width: 10, height: 10, had_location: true, scan: 'clean', scan_label: '',
    } as api.TalkFile
    const refused = { ...file, id: 'f2', name: '程序.exe', state: 'refused', fault: '只能接收图片', kind: '' } as api.TalkFile
    const panel = await show(aTalk({ messages: [aMessage({ kind: 'image', text: '', files: [file, refused] })] }))
    expect(panel.get('img').attributes('src')).toBe('/api/message-files/f1/preview')
    expect(panel.text()).toContain('程序.exe 没有保存：只能接收图片')
  })
})

describe('the end of a conversation', () => {
  it('is offered once an order is registered, and warns of what was not', async () => {
    const close = vi.spyOn(api, 'closeTalk').mockResolvedValue(aRow({ state: 'closed', closing: 'registered' }))
    const panel = await show(aTalk(), { registered: ['20261128000001'], isUnregistered: true })
    await panel.get('[data-testid="talk-end-registered"]').trigger('click')
    await flushPromises()
    expect(document.body.textContent).toContain('登记表里还有没提交的内容')
    inPage('closing-confirm')?.click()
    await flushPromises()
    expect(close).toHaveBeenCalledExactlyOnceWith('c1', 'registered')
    expect(panel.emitted('left')).toEqual([['c1']])
  })

  it('is reached by keys, and so is handing it back', async () => {
    const back = vi.spyOn(api, 'handBack').mockResolvedValue(aRow({ state: 'waiting', is_mine: false }))
    const panel = await show(aTalk())
    onKey(new KeyboardEvent('keydown', { key: 'o', altKey: true }))
    await flushPromises()
    expect(document.body.textContent).toContain('市民最后说的话还没有回复')
    onKey(new KeyboardEvent('keydown', { key: 'z', altKey: true }))
    await flushPromises()
    const note = inPage('reason-note') as HTMLTextAreaElement
    note.value = '需要英语'
    note.dispatchEvent(new Event('input'))
    inPage('reason-confirm')?.click()
    await flushPromises()
    expect(back).toHaveBeenCalledExactlyOnceWith('c1', '需要英语')
    expect(panel.emitted('left')).toEqual([['c1']])
  })

  it('leaves nothing to write to: what waits is taken first, what a colleague has is read', async () => {
    const taken = vi.spyOn(api, 'takeTalk').mockResolvedValue(aTalk())
    const panel = await show(aTalk({ state: 'waiting', is_mine: false, may_take: true, may_write: false }))
    expect(panel.find('[data-testid="talk-reply"]').exists()).toBe(false)
    await panel.get('[data-testid="talk-take"]').trigger('click')
    await flushPromises()
    expect(taken).toHaveBeenCalledExactlyOnceWith('c1')
  })

  it('is not to be had when it may not be seen', async () => {
    vi.spyOn(api, 'getTalk').mockRejectedValue(new ApiError(404, 'no_conversation', '没有这个会话，或您无权查看。'))
    const panel = mount(TalkPanel, { props: { id: 'x', registered: [], isUnregistered: false } })
    await flushPromises()
    expect(panel.get('[role="alert"]').text()).toContain('没有这个会话，或您无权查看。')
  })
})
