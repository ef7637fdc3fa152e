import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as orderForm from '@/api/orderForm'
import * as referenceApi from '@/api/reference'
import { loadReadings } from '@/shared/pinyin/match'

import { emptyDemand } from '../draft'
import TemplateBook from './TemplateBook.vue'
import { fillDemand } from './fill'

const SHARED: orderForm.OrderTemplate = {
  id: 1,
  name: '路灯不亮',
  shortcut: 'ld',
  appeal_type: 'help',
  urgency: 'general',
  topic_code: '0107',
  event: '＿＿盏路灯不亮',
  demand: '请检修',
  is_shared: true,
  is_mine_to_edit: false,
}
const OWN = { ...SHARED, id: 2, name: '夜间噪声', is_shared: false, is_mine_to_edit: true }

enableAutoUnmount(afterEach)

async function show() {
  const demand = { ...emptyDemand(), event: '广场舞音响很大', topic_code: '0202' }
  const book = mount(TemplateBook, {
    props: { demand },
    global: { plugins: [createPinia()] },
    attachTo: document.body,
  })
  await loadReadings()
  await flushPromises()
  return book
}

describe('the book of wordings', () => {
  beforeEach(() => {
    for (const list of ['listAreas', 'listTopics', 'listDepartments', 'listUrgencies', 'listAppealTypes'] as const) {
      vi.spyOn(referenceApi, list).mockResolvedValue([])
    }
    vi.spyOn(orderForm, 'listTemplates').mockResolvedValue([SHARED, OWN])
  })

  it('offers all of them, and to change only what is one’s own', async () => {
    const book = await show()
    const rows = book.findAll('li')
    expect(rows.map((row) => row.text())).toEqual([
      expect.stringContaining('路灯不亮/ld共享'),
      expect.stringContaining('夜间噪声/ld我的'),
    ])
    expect(rows[0]?.text()).not.toContain('修改')
    expect(rows[1]?.text()).toContain('修改')
    await rows[0]?.get('button').trigger('click')
    expect(book.emitted('use')).toEqual([[SHARED]])
  })

  it('keeps what the form holds under a name and its initials', async () => {
    const save = vi.spyOn(orderForm, 'saveTemplate').mockResolvedValue(OWN)
    const book = await show()
    await book.get('[data-testid="template-new"]').trigger('click')
    await book.get('input[data-testid="template-name"]').setValue('广场舞')
    await book.get('form').trigger('submit')
    await flushPromises()
    expect(save).toHaveBeenCalledWith(
      expect.objectContaining({
        id: null,
        is_shared: false,
        name: '广场舞',
        shortcut: 'gcw',
        event: '广场舞音响很大',
        topic_code: '0202',
      }),
    )
    expect(book.find('form').exists()).toBe(false)
  })

  it('says beside its field what the server does not take', async () => {
    vi.spyOn(orderForm, 'saveTemplate').mockRejectedValue(
      new ApiError(422, 'bad_template', '还需要修改', { name: '已有同名的常用语。' }),
    )
    const book = await show()
    await book.get('[data-testid="template-new"]').trigger('click')
    await book.get('form').trigger('submit')
    await vi.waitFor(() => expect(book.text()).toContain('已有同名的常用语。'))
  })
})

describe('a wording in the form', () => {
  it('never takes away what was typed', () => {
    const demand = { ...emptyDemand(), event: '市民说：', demand: '请检修' }
    fillDemand(demand, SHARED)
    expect(demand).toMatchObject({
      appeal_type: 'help',
      topic_code: '0107',
      event: '市民说：\n＿＿盏路灯不亮',
      demand: '请检修',
    })
  })
})
