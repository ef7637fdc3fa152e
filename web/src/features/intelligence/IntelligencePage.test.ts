import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as api from '@/api/intelligence'

import IntelligencePage from './IntelligencePage.vue'
import { aPage, aProvider, aRelease, aTask, aTrace } from './samples'
import { figuresIn, healthOf, money, percent, seconds, stateOf } from './words'

enableAutoUnmount(afterEach)
beforeEach(() => {
  vi.restoreAllMocks()
  vi.spyOn(api, 'listTraces').mockResolvedValue([aTrace()])
})

async function page(found: api.Intelligence): ReturnType<typeof open> {
  vi.spyOn(api, 'getIntelligence').mockResolvedValue(found)
  return open()
}
async function open() {
  const shown = mount(IntelligencePage, { attachTo: document.body })
  await flushPromises()
  return shown
}

describe('智能能力', () => {
  it('shows figures of each task and what is missing', async () => {
    const shown = await page(aPage({ missing: ['没有配置对话模型：写 intelligence.toml'] }))
    const row = shown.get('[data-testid="task-draft"]').text()
    expect(row).toContain('可用')
    expect(row).toContain('800 毫秒 / 2.1 秒')
    expect(row).toContain('采纳率 75%')
    expect(shown.get('[data-testid="missing"]').text()).toContain('intelligence.toml')
    expect(shown.get('[data-testid="provider-local"]').text()).toContain('qwen3-14b')
    expect(shown.get('[data-testid="embedded-kokoro"]').text()).toContain('bin/hotline models install kokoro')
  })

  it('switches on at once, and off only with a reason', async () => {
    const turned = vi.spyOn(api, 'switchTask').mockResolvedValue()
    const shown = await page(aPage({ tasks: [aTask(), aTask({ task: 'shield', label: '派前检查', is_on: false })] }))
    await shown.get('[data-testid="switch-shield"] input').trigger('click')
    await flushPromises()
    expect(turned).toHaveBeenCalledWith('shield', true, '')
    await shown.get('[data-testid="switch-draft"] input').trigger('click')
    await flushPromises()
    expect(turned).toHaveBeenCalledTimes(1)
    const note = document.querySelector<HTMLTextAreaElement>('[data-testid="reason-note"] textarea, textarea[data-testid="reason-note"]')
    if (!note) throw new Error('no field for the reason')
    note.value = '误报太多'
    note.dispatchEvent(new Event('input'))
    await flushPromises()
    document.querySelector<HTMLButtonElement>('[data-testid="reason-confirm"]')?.click()
    await flushPromises()
    expect(turned).toHaveBeenLastCalledWith('draft', false, '误报太多')
  })

  it('offers nothing to those who may only look', async () => {
    const may = { switch: false, manage: false, allow_acting: false, read_texts: false, export: false }
    const shown = await page(aPage({ may, releases: [aRelease({ state: 'canary' })] }))
    expect(shown.get('[data-testid="switch-draft"] input').attributes('disabled')).toBeDefined()
    expect(shown.findAll('button').map((each) => each.text())).not.toContain('回退')
    expect(shown.text()).not.toContain('测试连接')
  })

  it('puts a registered model on trial with the chosen share', async () => {
    const tried = vi.spyOn(api, 'startCanary').mockResolvedValue(aRelease())
    const shown = await page(aPage({ releases: [aRelease()] }))
    const button = shown.get('[data-testid="release-3"]').findAll('button').find((each) => each.text().startsWith('灰度'))
    await button?.trigger('click')
    await flushPromises()
    expect(tried).toHaveBeenCalledWith(3, 10)
  })

  it('says why it cannot be shown', async () => {
    vi.spyOn(api, 'getIntelligence').mockRejectedValue(new ApiError(503, 'unavailable', '服务暂时不可用。'))
    const shown = await open()
    expect(shown.text()).toContain('服务暂时不可用。')
  })
})

describe('words of models', () => {
  it('says what works for a task', () => {
    const local = aProvider()
    expect(stateOf(aTask(), [local])[0]).toBe('可用')
    expect(stateOf(aTask({ is_on: false }), [local])[0]).toBe('已停用')
    expect(stateOf(aTask({ chain: [] }), [local])[0]).toBe('未配置')
    expect(stateOf(aTask(), [aProvider({ is_allowed: false })])[0]).toBe('地址未允许')
    expect(stateOf(aTask(), [aProvider({ paused_until: '2026-11-24T02:00:00Z' })])[0]).toBe('服务中断')
    expect(healthOf(aProvider({ last_answer_at: null }))[0]).toBe('尚未调用')
  })

  it('takes figures of an evaluation, and nothing else', () => {
    expect(figuresIn('{"right": 0.91, "cases": 200}')).toEqual({ right: 0.91, cases: 200 })
    expect(figuresIn(' ')).toEqual({})
    expect([figuresIn('[1]'), figuresIn('{"a": "b"}'), figuresIn('x')]).toEqual([null, null, null])
  })

  it('says time, money and shares', () => {
    expect([seconds(null), seconds(999), seconds(2140)]).toEqual(['—', '999 毫秒', '2.1 秒'])
    expect([money(0), money(0.004), money(1.5)]).toEqual(['0', '< 0.01', '1.50'])
    expect([percent(1, 0), percent(3, 4)]).toEqual(['—', '75%'])
  })
})
