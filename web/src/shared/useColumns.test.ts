import { effectScope, nextTick, ref } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'

import { choiceOf, gridOf, useColumns, type Column } from './useColumns'

const COLUMNS: Column[] = [
  { key: 'number', label: '工单', width: 150, needed: true },
  { key: 'event', label: '诉求', needed: true },
  { key: 'state', label: '状态', width: 90 },
]

describe('columns', () => {
  beforeEach(() => localStorage.clear())

  it('survive whatever the storage holds', () => {
    const nothing = { hidden: [], widths: {} }
    for (const kept of [null, 7, 'x', [], { hidden: 'state', widths: 3 }, { widths: { state: 'wide' } }]) {
      expect(choiceOf(kept, COLUMNS)).toEqual(nothing)
    }
    const odd = { hidden: ['number', 'state', 'gone'], widths: { number: 5, event: 300, state: 9000, gone: 80 } }
    expect(choiceOf(odd, COLUMNS)).toEqual({ hidden: ['state'], widths: { number: 60, state: 480 } })
  })

  it('share the width', () => {
    expect(gridOf(COLUMNS, { hidden: [], widths: {} })).toBe('150px minmax(0, 1fr) 90px')
    expect(gridOf(COLUMNS, { hidden: ['state'], widths: { number: 200 } })).toBe('200px minmax(0, 1fr)')
  })

  it('are remembered for each person and list apart, and can be had back', async () => {
    const person = ref(7)
    const scope = effectScope()
    const of = (name: string, whose: number | typeof person) =>
      scope.run(() => useColumns(name, COLUMNS, whose)) as ReturnType<typeof useColumns>
    const columns = of('orders', person)
    columns.toggle('state')
    columns.resize('number', 222)
    expect(columns.grid.value).toBe('222px minmax(0, 1fr)')
    columns.toggle('number')
    expect(columns.shows('number')).toBe(true)
    person.value = 8
    await nextTick()
    expect(columns.isChanged.value).toBe(false)
    expect(of('calls', 7).isChanged.value).toBe(false)
    const again = of('orders', 7)
    expect([again.shows('state'), again.widthOf('number')]).toEqual([false, 222])
    again.restore()
    expect(again.grid.value).toBe('150px minmax(0, 1fr) 90px')
    expect(of('orders', 7).isChanged.value).toBe(false)
    scope.stop()
  })
})
