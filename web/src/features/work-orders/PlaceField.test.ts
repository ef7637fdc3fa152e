import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h, reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as referenceApi from '@/api/reference'
import type { FoundPlaces, PlaceView } from '@/api/types'

import PlaceField from './PlaceField.vue'

const HAIXIU: PlaceView = {
  name: '海秀东路',
  kind: '道路',
  also_known: ['海秀东'],
  area_code: '460108',
  area_name: '美兰区',
  is_learnt: false,
  found_by: 'initials',
  by_nickname: false,
}
const PEARL = { ...HAIXIU, name: '南海明珠岛', area_code: '460105', area_name: '秀英区' }

async function show(area = '') {
  const state = reactive({ place: '', area, filled: '' })
  const Host = defineComponent({
    setup: () => () =>
      h(PlaceField, {
        limit: 200,
        modelValue: state.place,
        'onUpdate:modelValue': (value: string) => (state.place = value),
        area: state.area,
        'onUpdate:area': (value: string) => (state.area = value),
        filled: state.filled,
        'onUpdate:filled': (value: string) => (state.filled = value),
      }),
  })
  const field = mount(Host, { attachTo: document.body })
  await flushPromises()
  return { input: field.find('input'), state }
}

async function type(input: Awaited<ReturnType<typeof show>>['input'], text: string) {
  input.element.focus()
  await input.setValue(text)
  await vi.advanceTimersByTimeAsync(150)
  await flushPromises()
}

async function leave(input: Awaited<ReturnType<typeof show>>['input']) {
  await input.trigger('blur')
  await vi.advanceTimersByTimeAsync(10)
  await flushPromises()
}

function answers(found: Partial<FoundPlaces>): void {
  vi.spyOn(referenceApi, 'findPlaces').mockResolvedValue({ places: [], within: null, area: null, ...found })
}

describe('the place field', () => {
  enableAutoUnmount(afterEach)
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('takes the first match by Enter and brings its area', async () => {
    answers({ places: [HAIXIU] })
    const { input, state } = await show()
    await type(input, 'hxdl')
    await input.trigger('keydown', { code: 'Enter', key: 'Enter' })
    await flushPromises()
    expect(state).toEqual({ place: '海秀东路', area: '460108', filled: '460108' })
  })

  it('waits for the first place when Enter comes before the list', async () => {
    answers({ places: [HAIXIU] })
    const { input, state } = await show()
    input.element.focus()
    await input.setValue('hxdl')
    await input.trigger('keydown', { code: 'Enter', key: 'Enter' })
    await flushPromises()
    expect(state).toEqual({ place: '海秀东路', area: '460108', filled: '460108' })
  })

  it('tells the area of a place written freely once the field is left', async () => {
    answers({ within: HAIXIU })
    const { input, state } = await show()
    await type(input, '海秀东路 12 号')
    await leave(input)
    expect(state).toEqual({ place: '海秀东路 12 号', area: '460108', filled: '460108' })
  })

  it('follows the place while the area is its own', async () => {
    answers({ within: HAIXIU })
    const { input, state } = await show()
    await type(input, '海秀东路 12 号')
    await leave(input)
    answers({ within: PEARL })
    await type(input, '南海明珠岛北岸')
    await leave(input)
    expect(state.area).toBe('460105')
  })

  it('never changes an area chosen by hand', async () => {
    answers({ within: HAIXIU })
    const { input, state } = await show('460107')
    await type(input, '海秀东路 12 号')
    await leave(input)
    expect(state.area).toBe('460107')
  })

  it('takes the area that the address names, unless the place in it is told more narrowly', async () => {
    answers({ area: { code: '460106', name: '龙华区' }, within: PEARL })
    const { input, state } = await show()
    await type(input, '龙华区某路 3 号')
    await leave(input)
    expect(state.area).toBe('460106')
  })

  it('lets a place that only sounds alike be chosen, and never takes it by Enter', async () => {
    const note = vi.spyOn(referenceApi, 'noteHeardPlace').mockResolvedValue({ is_noted: true })
    answers({ places: [{ ...HAIXIU, found_by: 'sound' }] })
    const { input, state } = await show()
    await type(input, '海绣东路')
    await input.trigger('keydown', { code: 'Enter', key: 'Enter' })
    await flushPromises()
    expect(state.place).toBe('海绣东路')
    document.querySelector<HTMLElement>('[role="option"]')?.click()
    await flushPromises()
    expect(state).toEqual({ place: '海秀东路', area: '460108', filled: '460108' })
    expect(note).toHaveBeenCalledWith('海绣东路', '海秀东路')
  })

  it('lets the place be written when nothing can be looked up', async () => {
    vi.spyOn(referenceApi, 'findPlaces').mockRejectedValue(new Error('offline'))
    const { input, state } = await show()
    await type(input, '家门口')
    await leave(input)
    expect(state).toEqual({ place: '家门口', area: '', filled: '' })
  })
})
