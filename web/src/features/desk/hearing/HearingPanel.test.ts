import { flushPromises, mount } from '@vue/test-utils'
import ElementPlus from 'element-plus'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'

import type { Heard, HeardCall } from '@/api/heard'
import { emptyDraft } from '@/features/work-orders'

import HearingPanel from './HearingPanel.vue'
import { useHearing } from './useHearing'

const TURNS = [
  { party: 'operator', text: '您贵姓？', start: 0, end: 3 },
  { party: 'citizen', text: '姓陈，国贸路停水了，我不想活了', start: 3, end: 6 },
]
const CALL: HeardCall = {
  turns: TURNS,
  dangers: [{ label: '有人轻生', call: '110', words: '不想活了', turn: 1 }],
  reminders: [],
  is_whole: false,
}
const HEARD: Heard = {
  turns: TURNS,
  matters: [],
  model: '',
  fields: [
    {
      name: 'place',
      label: '事发地点',
      value: '国贸路',
      meant: '',
      code: '',
      at: null,
      precision: '',
      probability: 0.9,
      by: 'rules',
      spans: [{ turn: 1, start: 3, end: 6, text: '国贸路', second: 4.2 }],
    },
  ],
}
const api = vi.hoisted(() => ({ heardCall: vi.fn(), draftHeard: vi.fn(), playSecond: vi.fn() }))
vi.mock('@/api/heard', () => api)
const summarize = vi.hoisted(() => vi.fn())
vi.mock('@/api/machine', () => ({ summarize }))
vi.mock('./playSecond', () => ({ playSecond: api.playSecond }))

function stage(callId: string | null) {
  const form = ref(emptyDraft())
  const scope = effectScope()
  const hearing = scope.run(() => useHearing(() => callId, () => false, () => form.value))!
  const wrapper = mount(HearingPanel, {
    props: { hearing, callId, canFill: true },
    global: { plugins: [ElementPlus] },
  })
  const find = (id: string) => wrapper.find(`[data-testid="${id}"]`)
  return { form, wrapper, find, end: () => scope.stop() }
}

Element.prototype.scrollIntoView = vi.fn()

describe('draft with ears', () => {
  beforeEach(() => {
    api.heardCall.mockReset().mockResolvedValue(CALL)
    api.draftHeard.mockReset().mockResolvedValue(HEARD)
    api.playSecond.mockReset().mockResolvedValue('')
  })

  it('says danger at once and drafts only when asked', async () => {
    const { form, find, end } = stage('call-1')
    await flushPromises()
    expect(find('hearing-danger').text()).toContain('有人轻生')
    expect(form.value.demands[0]!.place).toBe('')
    await find('hearing-draft').trigger('click')
    await flushPromises()
    expect(form.value.demands[0]!.place).toBe('国贸路')
    end()
  })

  it('shows the words of a field and plays their second', async () => {
    const { find, wrapper, end } = stage('call-1')
    await flushPromises()
    await find('hearing-draft').trigger('click')
    await flushPromises()
    expect(wrapper.find('mark').exists()).toBe(false)
    await find('heard-place').trigger('click')
    await flushPromises()
    expect(wrapper.find('mark').text()).toBe('国贸路')
    expect(api.playSecond).toHaveBeenCalledWith('call-1', 4.2)
    end()
  })

  it('says the last sentence while it is folded, and stays as somebody left it', async () => {
    const first = stage('call-1')
    await flushPromises()
    expect(first.find('hearing-open').text()).toContain('市民：姓陈，国贸路停水了')
    await first.find('hearing-open').trigger('click')
    expect(first.find('spoken-lines').exists()).toBe(true)
    first.end()
    const second = stage('call-1')
    await flushPromises()
    expect(second.find('spoken-lines').exists()).toBe(true)
    await second.find('hearing-open').trigger('click')
    expect(second.find('spoken-lines').exists()).toBe(false)
    second.end()
  })

  it('takes pasted text where no speech is recognised', async () => {
    api.heardCall.mockRejectedValue(new Error('none'))
    const { find, end } = stage(null)
    await flushPromises()
    await find('hearing-draft').trigger('click')
    expect(api.draftHeard).not.toHaveBeenCalled()
    await find('hearing-text').setValue('国贸路停水')
    await find('hearing-draft').trigger('click')
    await flushPromises()
    expect(api.draftHeard).toHaveBeenCalledWith([], '国贸路停水')
    end()
  })

  it('offers a summary of what the citizen told, and fills only an empty story with it', async () => {
    vi.useFakeTimers()
    const story = '我们小区从昨天早上开始停水，物业说是管道爆了，问了几次都没有人来修，家里老人用水很不方便'
    const turns = [{ party: 'citizen', text: story, start: 0, end: 9 }]
    api.heardCall.mockResolvedValue({ ...CALL, turns })
    summarize.mockResolvedValue({ title: '停水', summary: '昨天早上开始停水', parts: [], label: '机器摘句' })
    const { form, find, end } = stage('call-1')
    await flushPromises()
    if (!find('spoken-lines').exists()) await find('hearing-open').trigger('click')
    await vi.advanceTimersByTimeAsync(6000)
    await flushPromises()
    expect(summarize).toHaveBeenCalledWith(`${story}。`)
    expect(find('hearing-summary').text()).toContain('昨天早上开始停水')
    await find('hearing-summary-take').trigger('click')
    expect(form.value.demands[0]!.event).toBe('昨天早上开始停水')
    expect(find('hearing-summary-take').exists()).toBe(false)
    end()
    vi.useRealTimers()
  })
})
