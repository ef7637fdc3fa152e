import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import * as keeping from '@/api/keeping'

import { aTopic } from '../samples'
import { missingOf } from './fields'
import { askToMove, nextCode } from './topicActs'
import TopicImport from './TopicImport.vue'

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })

const PLAN: keeping.TopicPlan = {
  added: [{ code: '0102', name: '井盖', old_name: '' }],
  renamed: [{ code: '0101', name: '路灯', old_name: '路灯照明' }],
  restored: [],
  retired: [],
  unchanged: 1,
  faults: [],
  seen: 'print',
}

const button = () => document.querySelector<HTMLButtonElement>('[data-testid="topic-carry-out"]')!

async function choose(plan: keeping.TopicPlan) {
  const preview = vi.spyOn(keeping, 'previewTopics').mockResolvedValue(plan)
  const panel = mount(TopicImport, { props: { isOpen: true }, attachTo: document.body })
  await flushPromises()
  const input = document.querySelector<HTMLInputElement>('[data-testid="topic-file"]')!
  const file = new File(['x'], 'topics.csv')
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  input.dispatchEvent(new Event('change'))
  await flushPromises()
  return { panel, preview, file }
}

describe('importing topics', () => {
  it('shows what would change before it is done', async () => {
    const carryOut = vi.spyOn(keeping, 'importTopics').mockResolvedValue(PLAN)
    const { panel, preview, file } = await choose(PLAN)
    expect(preview).toHaveBeenCalledWith(file, false)
    const shown = document.querySelector('[data-testid="topic-plan"]')?.textContent ?? ''
    expect(shown).toContain('井盖')
    expect(shown).toContain('路灯照明')
    expect(button().textContent).toContain('2 处变化')
    button().click()
    await flushPromises()
    expect(carryOut).toHaveBeenCalledWith(file, false, 'print', '')
    expect(panel.emitted('imported')).toEqual([['已导入，2 处变化']])
  })

  it('names the wrong lines and imports nothing', async () => {
    const faults = [{ position: 3, fault: '编码应为 2 位数字' }]
    await choose({ ...PLAN, faults })
    expect(document.querySelector('[data-testid="topic-fault"]')?.textContent).toContain('第 3 行')
    expect(button().disabled).toBe(true)
  })
})

describe('topics', () => {
  it('offers the lowest free code', () => {
    const topics = [aTopic(), aTopic({ code: '0101', parent_code: '01' }), aTopic({ code: '0103', parent_code: '01' })]
    expect(nextCode(topics, '01')).toBe('0102')
    expect(nextCode(topics, '')).toBe('02')
  })

  it('moves to other groups that are in use only', () => {
    const groups = [aTopic(), aTopic({ code: '02', name: '交通' }), aTopic({ code: '03', is_active: false })]
    const asked = askToMove(aTopic({ code: '0101', parent_code: '01' }), groups, async () => {})
    expect(asked.fields[0]?.hint).toBe('可选大类：02 交通')
  })

  it('asks for what is required before the server does', () => {
    const fields = [{ name: 'code', label: '编码', required: true }, { name: 'note', label: '依据' }]
    expect(missingOf(fields, { code: ' ', note: '' })).toEqual({ code: '请填写编码' })
  })
})
