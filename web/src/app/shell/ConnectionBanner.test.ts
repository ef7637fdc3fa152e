import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { call, client } from '@/api/http'
import { connection } from '@/shared/connection'

import ConnectionBanner from './ConnectionBanner.vue'

let answers: () => Promise<Response>
const json = (status: number, body: unknown) => async () =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const ask = () => call(() => client.GET('/api/work-orders/trays')).catch(() => null)

enableAutoUnmount(afterEach)
beforeEach(() => {
  vi.useFakeTimers()
  answers = json(200, [])
  vi.stubGlobal('fetch', () => answers())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the banner', () => {
  it('says that the server is away and what is kept, until it answers again', async () => {
    const banner = mount(ConnectionBanner)
    expect(banner.text()).toBe('')
    answers = () => Promise.reject(new TypeError('Failed to fetch'))
    await ask()
    await flushPromises()
    expect(banner.text()).toBe('暂时连不上服务器，正在重试：正在填写的内容保存在本机')
    await vi.advanceTimersByTimeAsync(4000)
    expect(banner.text()).toContain('连不上')
    answers = json(200, {})
    await vi.advanceTimersByTimeAsync(4000)
    expect(banner.text()).toBe('连接已恢复，可以继续')
    await vi.advanceTimersByTimeAsync(4000)
    expect(banner.text()).toBe('')
  })

  it('takes a proxy that finds no server for the same, and a refusal for an answer', async () => {
    const banner = mount(ConnectionBanner)
    answers = json(503, { code: 'engine_away', message: '语音引擎未启动。' })
    await ask()
    expect(banner.text()).toBe('')
    answers = async () => new Response('<h1>Bad Gateway</h1>', { status: 502 })
    await ask()
    await flushPromises()
    expect(banner.text()).toContain('连不上服务器')
  })

  it('tells the browser’s own offline apart, and counts what waits', async () => {
    const banner = mount(ConnectionBanner)
    globalThis.dispatchEvent(new Event('offline'))
    connection.waiting = 1
    await flushPromises()
    expect(banner.text()).toBe('网络已断开：正在填写的内容保存在本机，1 份登记待恢复后自动提交一次')
    globalThis.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    connection.waiting = 0
    expect(connection.reach).toBe('here')
  })
})
