import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import * as desksApi from '@/api/desks'
import * as lists from '@/api/lists'
import * as referenceApi from '@/api/reference'

import FilterBar from './FilterBar.vue'
import { noFilters } from './filters'

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })

describe('the filters of a list', () => {
  it('offer every state the server knows, under its name there', async () => {
    for (const name of ['listAreas', 'listTopics', 'listDepartments', 'listUrgencies', 'listAppealTypes'] as const) {
      vi.spyOn(referenceApi, name).mockResolvedValue([])
    }
    vi.spyOn(desksApi, 'listDesks').mockResolvedValue([])
    vi.spyOn(lists, 'listStates').mockResolvedValue([
      { value: 'awaiting_helpers', label: '待会办' },
      { value: 'forwarded', label: '已转办' },
      { value: 'split', label: '已拆分' },
      { value: 'merged', label: '已并单' },
    ])
    const bar = mount(FilterBar, { props: { modelValue: noFilters() }, attachTo: document.body })
    await flushPromises()
    const options = bar.findAllComponents({ name: 'ElOption' }).map((each) => each.props('label'))
    expect(options).toEqual(expect.arrayContaining(['待会办', '已转办', '已拆分', '已并单']))
  })
})
