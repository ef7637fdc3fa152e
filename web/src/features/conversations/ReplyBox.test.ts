import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as orderForm from '@/api/orderForm'

import { keptReply } from './replyDrafts'
import ReplyBox from './ReplyBox.vue'
import { QUICK_REPLIES } from './wordings'

enableAutoUnmount(afterEach)
beforeEach(() => {
  sessionStorage.clear()
  vi.spyOn(orderForm, 'listTemplates').mockResolvedValue([])
})
afterEach(() => vi.restoreAllMocks())

async function show(send = vi.fn().mockResolvedValue(true)) {
  const box = mount(ReplyBox, { props: { talkId: 'c1', send }, attachTo: document.body })
  await flushPromises()
  const field = box.get<HTMLTextAreaElement>('[data-testid="talk-reply"]')
  const press = (key: string, more = {}) => field.trigger('keydown', { key, ...more })
  return { box, field, send, press }
}

describe('the answer', () => {
  it('is sent by Enter, and its line broken by Shift+Enter', async () => {
    const { field, send, press } = await show()
    await field.setValue('您好 ')
    await press('Enter', { shiftKey: true })
    expect(send).not.toHaveBeenCalled()
    await press('Enter')
    await flushPromises()
    expect(send).toHaveBeenCalledExactlyOnceWith('您好')
    expect([field.element.value, keptReply('c1')]).toEqual(['', ''])
  })

  it('is not sent while an input method is composing, nor empty, nor twice', async () => {
    const slow = vi.fn().mockReturnValue(new Promise<boolean>(() => {}))
    const { field, press } = await show(slow)
    await press('Enter')
    await field.setValue('您好')
    await press('Enter', { isComposing: true })
    expect(slow).not.toHaveBeenCalled()
    await press('Enter')
    await press('Enter')
    expect(slow).toHaveBeenCalledOnce()
  })

  it('stays in the box when it did not get there, and what is typed meanwhile always', async () => {
    const { field, press } = await show(vi.fn().mockResolvedValue(false))
    await field.setValue('您好')
    await press('Enter')
    await flushPromises()
    expect(field.element.value).toBe('您好')
  })

  it('that is too long says by how much, and is not sent', async () => {
    const { box, field, send, press } = await show()
    await field.setValue('好'.repeat(2001))
    await press('Enter')
    expect(send).not.toHaveBeenCalled()
    expect(box.text()).toContain('超出 1 字')
  })
})

describe('a wording', () => {
  it('is found by a slash and its code, chosen by arrows and Enter, and not yet sent', async () => {
    const { box, field, send, press } = await show()
    await field.setValue('/')
    const options = () => box.findAll('[role="option"]')
    expect(options()).toHaveLength(QUICK_REPLIES.length)
    await press('ArrowDown')
    expect(options()[1]?.attributes('aria-selected')).toBe('true')
    await press('Enter')
    expect(field.element.value).toBe(QUICK_REPLIES[1]?.text)
    expect(send).not.toHaveBeenCalled()
    expect(options()).toHaveLength(0)
  })

  it('is put away by Escape, so that a slash may be said', async () => {
    const { box, field, send, press } = await show()
    await field.setValue('/js')
    await press('Escape')
    expect(box.find('[role="listbox"]').exists()).toBe(false)
    await press('Enter')
    await flushPromises()
    expect(send).toHaveBeenCalledWith('/js')
  })

  it('of the chips is added below what was typed', async () => {
    const { box, field } = await show()
    await field.setValue('您好')
    await box.findAll('.chips button')[1]?.trigger('click')
    expect(field.element.value).toBe(`您好\n${QUICK_REPLIES[1]?.text}`)
  })
})
