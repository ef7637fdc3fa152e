import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as orderForm from '@/api/orderForm'
import * as referenceApi from '@/api/reference'
import * as routing from '@/api/routing'
import { loadReadings } from '@/shared/pinyin/match'

import TopicPicker from './TopicPicker.vue'
import { searchTopics } from './topicSearch'
import { questionOf } from './useTopicSuggestions'

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

  it('takes what the machine suggests for the words of the form by one key', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const ask = vi.spyOn(routing, 'suggestTopics').mockResolvedValue([SUGGESTED])
      const about = { place: '', event: '夜里一直施工打桩', demand: '' }
      const picker = mount(TopicPicker, { props: { modelValue: '', about }, attachTo: document.body })
      await flushPromises()
      vi.advanceTimersByTime(700)
      await flushPromises()
      expect(ask).toHaveBeenCalledTimes(1)
      expect(picker.get('input').attributes('aria-label')).toBe('事项分类')
      expect(picker.html()).toContain('机器建议：施工噪声 87%')
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'w', altKey: true, bubbles: true }))
      await flushPromises()
      expect(picker.emitted('update:modelValue')).toEqual([['0201']])
    } finally {
      vi.useRealTimers()
    }
  })
})

const SUGGESTED: routing.TopicSuggestion = {
  code: '0201',
  path: '环境保护 / 施工噪声',
  probability: 0.87,
  words: ['施工', '打桩'],
  basis_label: '模型',
}

describe('what the machine suggests', () => {
  const topics = [
    { value: '0201', label: '环境保护 / 施工噪声', group: '环境保护' },
    { value: '0202', label: '环境保护 / 生活噪声', group: '环境保护' },
  ]

  it('stands first in the list, with probability and words, and not twice', () => {
    const hints = { habits: ['0201', '0202'], words: {} }
    const found = searchTopics('', { topics, templates: [], hints, suggested: [SUGGESTED] })
    expect(found.map(({ group, value }) => [group, value])).toEqual([
      ['机器建议', '0201'],
      ['最近常用', '0202'],
    ])
    expect(found[0]?.note).toBe('87% · 施工、打桩')
  })

  it('claims no probability where nothing was measured, and nothing for a few letters', () => {
    const hints = { habits: [], words: {} }
    const worded = { ...SUGGESTED, probability: null, basis_label: '用语' }
    const found = searchTopics('', { topics, templates: [], hints, suggested: [worded] })
    expect(found[0]?.note).toBe('用语 · 施工、打桩')
    expect(questionOf({ place: '国贸路', event: '噪音', demand: '' })).toBeNull()
    expect(questionOf(undefined)).toBeNull()
  })
})
