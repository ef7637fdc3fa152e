import { flushPromises } from '@vue/test-utils'
import { effectScope, ref } from 'vue'
import { describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as seats from '@/api/seats'
import type { SeatView } from '@/api/types'

import { deviceName, useHomeDevice } from './homeDevice'

function seat(kind: 'hall' | 'home'): SeatView {
  return {
    extension: kind === 'home' ? '8301' : '8001',
    label: '',
    kind,
    is_free: true,
    is_mine: false,
    operator_name: '',
    device: '',
  }
}

function watching(first: SeatView) {
  const chosen = ref<SeatView | undefined>(first)
  const scope = effectScope()
  const device = scope.run(() => useHomeDevice(chosen))
  if (!device) throw new Error('no scope')
  return { chosen, device }
}

describe('the browser of a home seat', () => {
  it('is looked up for home seats only', async () => {
    const look = vi.spyOn(seats, 'thisDevice').mockResolvedValue('none')
    const { chosen, device } = watching(seat('hall'))
    await flushPromises()
    expect(look).not.toHaveBeenCalled()
    chosen.value = seat('home')
    await flushPromises()
    expect(look).toHaveBeenCalledWith('8301')
    expect(device.state.value).toBe('none')
  })

  it('waits for the administrator once it has asked', async () => {
    const states = ['none', 'asked']
    vi.spyOn(seats, 'thisDevice').mockImplementation(async () => states.shift() ?? 'asked')
    const request = vi.spyOn(seats, 'requestDevice').mockResolvedValue({})
    const { device } = watching(seat('home'))
    await flushPromises()
    await device.ask('王芳家的笔记本')
    expect(request).toHaveBeenCalledWith('8301', '王芳家的笔记本')
    expect(device.state.value).toBe('asked')
  })

  it('says in Chinese why it is not known', async () => {
    vi.spyOn(seats, 'thisDevice').mockRejectedValue(new ApiError(500, 'internal', '服务器暂时不可用'))
    const { device } = watching(seat('home'))
    await flushPromises()
    expect(device.refusal.value).toBe('服务器暂时不可用')
    expect(device.state.value).toBeNull()
  })

  it.each([
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Windows 电脑 · Edge'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Linux 电脑 · Chrome'],
    ['something else', '电脑'],
  ])('has a name to begin with: %s', (agent, name) => {
    expect(deviceName(agent)).toBe(name)
  })
})
