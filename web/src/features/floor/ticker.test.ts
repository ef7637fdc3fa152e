import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, withDirectives } from 'vue'

import { followServer, serverNow, vSince } from './ticker'

const START = Date.parse('2026-11-24T04:00:00Z')
const renders = vi.fn()
const Clock = defineComponent({
  props: { since: { type: String, default: null }, limit: { type: Number, default: 0 } },
  setup: (props) => () => {
    renders()
    return withDirectives(h('span'), [[vSince, { since: props.since, limit: props.limit }]])
  },
})

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  followServer('2026-11-24T04:00:00Z', true)
  renders.mockClear()
})
afterEach(() => vi.useRealTimers())

describe('a time that counts up', () => {
  it('goes on by itself, without drawing anything again', () => {
    const clock = mount(Clock, { props: { since: '2026-11-24T03:59:30Z' } })
    expect(clock.text()).toBe('00:30')
    vi.advanceTimersByTime(45_000)
    expect(clock.text()).toBe('01:15')
    expect(renders).toHaveBeenCalledOnce()
    clock.unmount()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('starts anew when the state changed, and is late from its limit on', async () => {
    const clock = mount(Clock, { props: { since: '2026-11-24T03:59:30Z', limit: 40 } })
    expect(clock.classes()).not.toContain('late')
    vi.advanceTimersByTime(10_000)
    expect(clock.classes()).toContain('late')
    await clock.setProps({ since: '2026-11-24T04:00:10Z' })
    await nextTick()
    expect(clock.text()).toBe('00:00')
    expect(clock.classes()).not.toContain('late')
    clock.unmount()
  })

  it('follows the server, and of its messages the least delayed', () => {
    followServer('2026-11-24T04:00:05Z', true)
    expect(serverNow()).toBe(START + 5000)
    followServer('2026-11-24T04:00:04Z', false)
    expect(serverNow()).toBe(START + 5000)
    followServer('2026-11-24T04:00:01Z', true)
    expect(serverNow()).toBe(START + 1000)
  })

  it('is empty where nothing began', () => {
    const clock = mount(Clock)
    expect(clock.text()).toBe('')
    clock.unmount()
  })
})
