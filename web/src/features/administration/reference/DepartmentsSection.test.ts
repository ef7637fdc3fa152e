import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as keeping from '@/api/keeping'

import { aDepartment } from '../samples'
import { faultsOf, emptyDepartment, parentsFor } from './departmentForm'
import DepartmentsSection from './DepartmentsSection.vue'

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })

const ROWS = [
  aDepartment(),
  aDepartment({ id: 2, code: 'paishui', name: '排水所', short_name: '排水', parent_id: 1, parent_name: '市水务局' }),
  aDepartment({ id: 3, code: 'old', name: '旧单位', short_name: '旧的', is_active: false, is_edited_here: true }),
]

function open() {
  return mount(DepartmentsSection, { attachTo: document.body })
}

describe('承办单位', () => {
  it('shows the tree, hides closed units until asked, and finds by duties', async () => {
    vi.spyOn(keeping, 'listDepartments').mockResolvedValue(ROWS)
    const page = open()
    await flushPromises()
    const texts = () => page.findAll('[data-testid="department-row"] th').map((each) => each.text())
    expect(texts()).toEqual(['市水务局水务局 · shuiwu', '排水所排水 · paishui'])
    await page.get('.foot input').setValue(true)
    expect(texts()).toHaveLength(3)
    expect(page.text()).toContain('页面维护')
    const search = page.get('input[data-testid="department-search"], [data-testid="department-search"] input')
    await search.setValue('排水所')
    expect(texts()).toHaveLength(2)
    await search.setValue('没有这个词')
    expect(page.text()).toContain('没有符合的单位')
  })

  it('says why a unit cannot be closed, and keeps the dialog', async () => {
    vi.spyOn(keeping, 'listDepartments').mockResolvedValue(ROWS)
    const refusal = new ApiError(409, 'still_needed', '市水务局还有 3 件未办结的工单。')
    const close = vi.spyOn(keeping, 'closeDepartment').mockRejectedValue(refusal)
    const page = open()
    await flushPromises()
    await page.get('[data-testid="department-close"]').trigger('click')
    await flushPromises()
    const note = document.querySelector<HTMLTextAreaElement>('[data-testid="reason-note"]')!
    note.value = '撤并'
    note.dispatchEvent(new Event('input'))
    await flushPromises()
    document.querySelector<HTMLButtonElement>('[data-testid="reason-confirm"]')?.click()
    await flushPromises()
    expect(close).toHaveBeenCalledWith(1, '撤并')
    expect(document.body.textContent).toContain('还有 3 件未办结的工单')
    expect(document.querySelector('[data-testid="reason-note"]')).not.toBeNull()
  })

  it('shows what could not be loaded, and tries again', async () => {
    const list = vi
      .spyOn(keeping, 'listDepartments')
      .mockRejectedValueOnce(new ApiError(503, 'unavailable', '服务暂时不可用。'))
      .mockResolvedValue(ROWS)
    const page = open()
    await flushPromises()
    expect(page.text()).toContain('服务暂时不可用。')
    await page.get('[role="alert"] button').trigger('click')
    await flushPromises()
    expect(list).toHaveBeenCalledTimes(2)
    expect(page.findAll('[data-testid="department-row"]')).toHaveLength(2)
  })
})

describe('a department being written', () => {
  it('needs names and a plain code', () => {
    expect(Object.keys(faultsOf(emptyDepartment()))).toEqual(['code', 'name', 'short_name'])
    const whole = { ...emptyDepartment(), code: 'yuan-lin', name: '市园林局', short_name: '园林' }
    expect(faultsOf(whole)).toEqual({})
  })

  it('may not stand below itself, nor below a closed unit', () => {
    expect(parentsFor(ROWS, 1).map((each) => each.id)).toEqual([])
    expect(parentsFor(ROWS, 2).map((each) => each.id)).toEqual([1])
    expect(parentsFor(ROWS, null).map((each) => each.id)).toEqual([1, 2])
  })
})
