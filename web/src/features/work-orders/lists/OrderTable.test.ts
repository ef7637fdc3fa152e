import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { OrderRow } from '@/api/types'
import { usePagedList } from '@/shared/usePagedList'

import { anOrder } from '../samples'
import OrderTable from './OrderTable.vue'

enableAutoUnmount(afterEach)
beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
})
vi.setConfig({ testTimeout: 30_000 })
// jsdom draws nothing, so there is nothing to scroll.
Element.prototype.scrollIntoView = () => undefined

const row = (number: string, changes: Partial<OrderRow> = {}) => ({ ...anOrder(), number, ...changes }) as OrderRow

async function show(shown: OrderRow[], props: Record<string, unknown> = {}) {
  const fetch = vi.fn(async () => ({ items: shown, next_cursor: null }))
  const list = usePagedList<OrderRow>(fetch)
  await list.reset()
  const page = mount(OrderTable, {
    props: {
      list,
      emptyTitle: '没有工单',
      selectable: true,
      ...props,
      'onUpdate:chosen': (chosen: Set<string>) => page.setProps({ chosen }),
      'onUpdate:focused': (focused: number) => page.setProps({ focused }),
    },
    slots: { aside: `<template #aside="{ row, focused }"><i>{{ row.number }} {{ focused }}</i></template>` },
    attachTo: document.body,
  })
  await flushPromises()
  return { page, list, leave: (left: OrderRow[]) => fetch.mockResolvedValue({ items: left, next_cursor: null }) }
}

async function press(key: string): Promise<void> {
  document.dispatchEvent(new KeyboardEvent('keydown', { key }))
  await flushPromises()
}

describe('orders in rows', () => {
  it('are moved through, chosen and opened by keys', async () => {
    const { page } = await show([row('1'), row('2')])
    await press('j')
    await press('x')
    expect([...(page.props('chosen') ?? [])]).toEqual(['2'])
    await press('Enter')
    expect(page.emitted('open')).toEqual([['2']])
    await press('k')
    await press('k')
    expect(page.props('focused')).toBe(0)
  })

  it('that left the list are no longer chosen', async () => {
    const { page, list, leave } = await show([row('1'), row('2')])
    await page.get('[data-testid="choose-all"] input').setValue(true)
    expect(page.props('chosen')?.size).toBe(2)
    leave([row('2')])
    await list.refresh()
    await flushPromises()
    expect([...(page.props('chosen') ?? [])]).toEqual(['2'])
  })

  it('say what is asked, and are items of a list for those who do not see', async () => {
    const { page } = await show([row('1', { asked: '申请延期至 12-05 17:30：线路老化。' })])
    expect(page.get('[data-testid="row-asked"]').text()).toContain('申请延期')
    expect(page.findAll('[role="list"] > [role="listitem"]')).toHaveLength(1)
  })

  it('give the place of department and state to what the list adds', async () => {
    const { page } = await show([row('1')], { aside: '派单建议' })
    expect(page.get('i').text()).toBe('1 true')
    expect(page.text()).not.toContain('未派单')
  })

  it('keep the focus on the order that was looked at, and say when it has gone', async () => {
    const { page, list, leave } = await show([row('1'), row('2'), row('3')])
    await press('j')
    leave([row('0'), row('1'), row('2'), row('3')])
    await list.refresh()
    await flushPromises()
    expect(page.props('focused')).toBe(2)
    expect(page.emitted('shifted')).toBeUndefined()
    leave([row('0'), row('1'), row('3')])
    await list.refresh()
    await flushPromises()
    expect(page.props('focused')).toBe(2)
    expect(page.emitted('shifted')).toHaveLength(1)
  })

  it('say who is at an order', async () => {
    const present = [{ who: '王芳', is_writing: true, is_self: false, sentence: '王芳 正在处理', since: '2026-11-24T02:00:00Z' }]
    const { page } = await show([row('1', { present }), row('2')])
    expect(page.findAll('[data-testid="present"]').map((each) => each.text())).toEqual(['王芳 正在处理'])
  })

  it('show the columns that were chosen, as wide as was wanted, the next time too', async () => {
    const { page } = await show([row('1', { topic_name: '路灯照明', department_name: '市城管局' })], { selectable: false })
    expect(page.text()).toContain('路灯照明')
    await page.get('[data-testid="columns"]').trigger('click')
    await page.get('[data-testid="column-topic"]').setValue(false)
    await page.get('[data-testid="width-department"]').setValue('210')
    expect(page.text()).toContain('市城管局')
    page.unmount()
    const { page: again } = await show([row('1', { topic_name: '路灯照明' })], { selectable: false })
    expect(again.text()).not.toContain('路灯照明')
    expect(again.get<HTMLElement>('.frame').attributes('style')).toContain(
      '132px 150px minmax(0, 1fr) 210px 92px',
    )
  })
})
