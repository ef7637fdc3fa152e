import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as orderForm from '@/api/orderForm'
import * as referenceApi from '@/api/reference'
import { loadReadings } from '@/shared/pinyin/match'

import TopicPicker from './TopicPicker.vue'

const LAMP: orderForm.OrderTemplate = {
  id: 3,
  name: '路灯不亮',
  shortcut: 'ld',
  appeal_type: 'help',
  urgency: 'general',
  topic_code: '0107',
  event: '＿＿盏路灯不亮',
  demand: '请修',
  is_shared: true,
  is_mine_to_edit: false,
}

enableAutoUnmount(afterEach)

async function show() {
  const picker = mount(TopicPicker, { props: { modelValue: '' }, attachTo: document.body })
  await loadReadings()
  await flushPromises()
  return picker
}

async function type(picker: Awaited<ReturnType<typeof show>>, text: string): Promise<void> {
  const input = picker.get('input')
  input.element.focus()
  await input.setValue(text)
  await flushPromises()
  await input.trigger('keydown', { code: 'Enter', key: 'Enter' })
  await flushPromises()
}

describe('choosing a topic in the form', () => {
  beforeEach(() => {
    vi.spyOn(referenceApi, 'listAreas').mockResolvedValue([])
    vi.spyOn(referenceApi, 'listDepartments').mockResolvedValue([])
    vi.spyOn(referenceApi, 'listUrgencies').mockResolvedValue([])
    vi.spyOn(referenceApi, 'listAppealTypes').mockResolvedValue([])
    vi.spyOn(referenceApi, 'listTopics').mockResolvedValue([
      { code: '02', name: '环境保护', parent_code: '' },
      { code: '0201', name: '施工噪声', parent_code: '02' },
      { code: '0202', name: '生活与商业噪声', parent_code: '02' },
    ])
    vi.spyOn(orderForm, 'listTemplates').mockResolvedValue([LAMP])
    vi.spyOn(orderForm, 'getTopicHints').mockResolvedValue({
      habits: ['0202'],
      words: { '0202': ['广场舞'] },
    })
  })

  it.each([
    ['zs', '0202'],
    ['shigong', '0201'],
    ['广场舞', '0202'],
  ])('takes the first match of %s by Enter', async (text, code) => {
    const picker = await show()
    await type(picker, text)
    expect(picker.emitted('update:modelValue')).toEqual([[code]])
    expect(picker.emitted('chosen')).toHaveLength(1)
  })

  it('takes a wording by its short code and leaves the topic to it', async () => {
    const picker = await show()
    await type(picker, '/ld')
    expect(picker.emitted('wording')).toEqual([[LAMP]])
    expect(picker.emitted('update:modelValue')).toBeUndefined()
  })
})
