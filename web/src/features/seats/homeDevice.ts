/** Whether this browser may be used for a home seat (家庭坐席). */
import { ref, watch, type Ref } from 'vue'

import { requestDevice, thisDevice } from '@/api/seats'
import type { SeatView } from '@/api/types'
import { sentenceOf } from '@/shared/failures'

export type DeviceState = 'none' | 'asked' | 'bound'

export interface HomeDevice {
  /** Null: a hall seat, or not known yet. */
  state: Ref<DeviceState | null>
  refusal: Ref<string>
  look(): Promise<void>
  ask(label: string): Promise<void>
}

export function useHomeDevice(seat: Ref<SeatView | undefined>): HomeDevice {
  const state = ref<DeviceState | null>(null)
  const refusal = ref('')

  async function look(): Promise<void> {
    const wanted = seat.value
    refusal.value = ''
    state.value = null
    if (wanted?.kind !== 'home') return
    try {
      const found = (await thisDevice(wanted.extension)) as DeviceState
      if (seat.value?.extension === wanted.extension) state.value = found
    } catch (failure) {
      refusal.value = sentenceOf(failure)
    }
  }

  async function ask(label: string): Promise<void> {
    if (!seat.value) return
    await requestDevice(seat.value.extension, label)
    await look()
  }

  watch(() => seat.value?.extension, look, { immediate: true })
  return { state, refusal, look, ask }
}

/** `Windows 电脑 · Chrome`: what the administrator reads; the person may write something better. */
export function deviceName(userAgent: string): string {
  const systems: [RegExp, string][] = [
    [/Windows/, 'Windows 电脑'],
    [/iPhone|iPad/, '苹果移动设备'],
    [/Mac OS X/, '苹果电脑'],
    [/Android/, '安卓设备'],
    [/Linux/, 'Linux 电脑'],
  ]
  const browsers: [RegExp, string][] = [
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]
  const find = (known: [RegExp, string][]) => known.find(([sign]) => sign.test(userAgent))?.[1]
  return [find(systems) ?? '电脑', find(browsers)].filter(Boolean).join(' · ')
}
