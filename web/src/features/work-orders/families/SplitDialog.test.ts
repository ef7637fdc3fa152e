import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as families from '@/api/families'
import * as referenceApi from '@/api/reference'
import * as routing from '@/api/routing'

import { anOrder } from '../samples'
import SplitDialog from './SplitDialog.vue'

const part = (text: string) => ({ text, place: '', topic: '', topic_code: '', area_code: '' })
const MADE = ['2', '3'].map((number) => ({
  number,
  query_code: '1',
  state: 'awaiting_dispatch',
  state_label: '待派单',
  event: '',
}))

vi.setConfig({ testTimeout: 30_000 })

const spot = <T extends HTMLElement = HTMLElement>(name: string) =>
  document.querySelector<T>(`[data-testid="${name}"]`)!
async function click(name: string): Promise<void> {
  spot(name).click()
  await flushPromises()
}
async function press(key: string): Promise<void> {
  document.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true }))
  await flushPromises()
}

async function open() {
  const dialog = mount(SplitDialog, {
    props: { order: anOrder(), open: true },
    global: { plugins: [createPinia()] },
    attachTo: document.body,
  })
  await flushPromises()
  return dialog
}

describe('the split dialog', () => {
  enableAutoUnmount(afterEach)
  beforeEach(() => {
    document.body.innerHTML = ''
    const answers = [[part('路灯三天不亮'), part('公司拖欠工资三个月')], [part('请修复路灯'), part('请追讨工资')]]
    vi.spyOn(families, 'proposeSplit').mockImplementation(() => Promise.resolve(answers.shift() ?? []))
    vi.spyOn(routing, 'suggestForDraft').mockResolvedValue([])
    for (const name of ['listAreas', 'listTopics', 'listDepartments', 'listUrgencies', 'listAppealTypes'] as const) {
      vi.spyOn(referenceApi, name).mockResolvedValue([])
    }
  })

  it('proposes a part for each demand, shows what will be made, and makes it', async () => {
    const make = vi.spyOn(families, 'splitOrder').mockResolvedValue(MADE)
    const dialog = await open()
    expect(spot('split-part-2').textContent).toContain('公司拖欠工资三个月')
    expect(spot('split-left-out').textContent).toContain('每句话都已分到')
    await click('split-next')
    expect(make).not.toHaveBeenCalled()
    expect(spot('split-preview').textContent).toContain('将生成 2 张分单')
    await click('split-confirm')
    const [number, body] = make.mock.calls[0]!
    expect(number).toBe('20261124000001')
    expect(body.demands.map(({ event, demand }) => [event, demand])).toEqual([
      ['路灯三天不亮', '请修复路灯'],
      ['公司拖欠工资三个月', '请追讨工资'],
    ])
    expect(dialog.emitted('done')).toHaveLength(1)
  })

  it('works from the keyboard: next, merge, add, and back to what is missing', async () => {
    await open()
    await press('ArrowDown')
    expect(spot('split-part-2').getAttribute('aria-pressed')).toBe('true')
    await press('j')
    expect(document.querySelector('[data-testid="split-part-2"]')).toBeNull()
    expect(spot('split-part-1').textContent).toContain('路灯三天不亮；公司拖欠工资三个月')
    await press('n')
    await press('Enter')
    expect(document.querySelector('[data-testid="split-preview"]')).toBeNull()
    expect(spot('split-part-2').textContent).toContain('待补充')
  })

  it('cuts a part where the cursor stands', async () => {
    await open()
    await press('j')
    const story = spot<HTMLTextAreaElement>('order-event')
    story.value = '路灯不亮，工资未发'
    story.dispatchEvent(new Event('input'))
    await flushPromises()
    story.setSelectionRange(4, 4)
    await press('x')
    expect(spot('split-part-2').textContent).toContain('工资未发')
  })

  it('says which sentence stands in no part', async () => {
    await open()
    document.querySelector<HTMLElement>('[aria-label="删除分单 1"]')!.click()
    await flushPromises()
    expect(spot('split-left-out').textContent).toContain('路灯三天不亮')
    await click('split-next')
    expect(document.body.textContent).toContain('至少拆成 2 件')
  })

  it('shows what the server refuses where it is', async () => {
    const refusal = new ApiError(422, 'incomplete', '分单的要素不完整。', { 'demands.1.place': '请写明地点。' })
    vi.spyOn(families, 'splitOrder').mockRejectedValue(refusal)
    const dialog = await open()
    await click('split-next')
    await click('split-confirm')
    expect(dialog.emitted('done')).toBeUndefined()
    expect(spot('split-part-2').getAttribute('aria-pressed')).toBe('true')
    await vi.waitFor(() => expect(document.body.textContent).toContain('请写明地点。'))
  })
})
