import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as clocksApi from '@/api/clocks'
import { ApiError } from '@/api/errors'

import OrderClocks from './OrderClocks.vue'

const NOW = new Date('2026-11-24T11:00:00+08:00')

function span(kind: string, from: string, until: string) {
  return {
    kind,
    label: '',
    counts: kind === 'running',
    starts_at: `2026-11-${from}:00+08:00`,
    ends_at: `2026-11-${until}:00+08:00`,
  }
}

function clock(changes: Partial<clocksApi.ClockView> = {}): clocksApi.ClockView {
  return {
    id: 7,
    kind: 'handling',
    label: '办理时限',
    department_name: '城管局',
    wording: '5 个工作日内办结',
    state: 'running',
    state_label: '计时中',
    started_at: '2026-11-24T10:00:00+08:00',
    due_at: '2026-11-24T17:30:00+08:00',
    promised_due_at: '2026-11-24T17:30:00+08:00',
    stopped_at: null,
    last_minute_at: '2026-11-24T17:29:00+08:00',
    spent_seconds: 3600,
    whole_seconds: 5 * 3600,
    percent: 20,
    spans: [
      span('running', '24T10:00', '24T12:00'),
      span('barred', '24T12:00', '24T14:30'),
      span('running', '24T14:30', '24T17:30'),
    ],
    stages: [],
    stops: [],
    is_chosen_reading: true,
    reading_label: '',
    ...changes,
  }
}

function answer(...clocks: clocksApi.ClockView[]) {
  return { number: '20261124000001', now: NOW.toISOString(), clocks }
}

async function show() {
  const page = mount(OrderClocks, {
    props: { number: '20261124000001', stamp: 'a' },
    global: { stubs: { ElSkeleton: true, ElButton: true } },
  })
  await flushPromises()
  return page
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the clocks of an order', () => {
  it('say the last minute to act and what runs now', async () => {
    vi.spyOn(clocksApi, 'getClocks').mockResolvedValue(answer(clock()))
    const page = await show()
    expect(page.get('[data-testid="last-minute"]').text()).toContain('2026-11-24 17:29')
    expect(page.get('[data-testid="clock-words"]').text()).toBe('计时：11-24 10:00 至 12:00，2 小时')
    expect(page.findAll('.legend li').map((each) => each.text())).toEqual(['计时', '非工作时段，不计时'])
  })

  it('are walked through with the arrow keys, in words', async () => {
    vi.spyOn(clocksApi, 'getClocks').mockResolvedValue(answer(clock()))
    const page = await show()
    const bar = page.get('[role="listbox"]')
    const words = () => page.get('[data-testid="clock-words"]').text()
    await bar.trigger('keydown', { key: 'ArrowRight' })
    expect(words()).toContain('非工作时段')
    expect(bar.attributes('aria-activedescendant')).toBe('clock-7-1')
    await bar.trigger('keydown', { key: 'End' })
    expect(words()).toContain('14:30 至 17:30')
    await bar.trigger('keydown', { key: 'ArrowRight' })
    expect(words()).toContain('14:30 至 17:30')
    await bar.trigger('keydown', { key: 'Home' })
    expect(words()).toContain('10:00 至 12:00')
  })

  it('fold away what has stopped', async () => {
    const stopped = clock({ id: 6, kind: 'dispatch', state: 'stopped', stopped_at: '2026-11-24T10:05:00+08:00' })
    vi.spyOn(clocksApi, 'getClocks').mockResolvedValue(answer(clock(), stopped))
    const page = await show()
    expect(page.get('summary').text()).toBe('已停止的时限（1）')
    expect(page.get('details').findAll('[data-testid="clock-dispatch"]')).toHaveLength(1)
  })

  it('tell why a clock stands still, and which reading holds', async () => {
    const standing = clock({
      state: 'suspended',
      state_label: '停表中',
      last_minute_at: null,
      stops: [{ began_at: '2026-11-24T10:30:00+08:00', ended_at: null, reason: '等待鉴定结论' }],
    })
    const other = clock({ id: null, kind: 'follow_up', reading_label: '禁呼时段停表', is_chosen_reading: false })
    vi.spyOn(clocksApi, 'getClocks').mockResolvedValue(answer(standing, other))
    const page = await show()
    expect(page.text()).toContain('停表 2026-11-24 10:30 至 今：等待鉴定结论')
    expect(page.text()).toContain('禁呼时段停表（另一种读法）')
  })

  it('are asked for again when the order changes', async () => {
    const asked = vi.spyOn(clocksApi, 'getClocks').mockResolvedValue(answer(clock()))
    const page = await show()
    await page.setProps({ stamp: 'b' })
    await flushPromises()
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('say it when there are none, and when they cannot be had', async () => {
    const asked = vi.spyOn(clocksApi, 'getClocks').mockResolvedValue(answer())
    expect((await show()).text()).toContain('这件工单没有时限')
    asked.mockRejectedValue(new ApiError(503, 'unavailable', '服务暂时不可用'))
    expect((await show()).text()).toContain('服务暂时不可用')
  })
})
