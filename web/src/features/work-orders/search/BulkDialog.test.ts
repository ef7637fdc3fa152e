import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as lists from '@/api/lists'

import BulkDialog from './BulkDialog.vue'

enableAutoUnmount(afterEach)

const slotted = { template: '<div><slot /><slot name="footer" /></div>' }
const ElButton = {
  props: ['disabled'],
  template: '<button :disabled="disabled"><slot /></button>',
}

async function show(roles: string[], prefer = '') {
  const page = mount(BulkDialog, {
    props: { open: true, numbers: ['20261124000001', '20261124000002'], roles, prefer },
    global: {
      stubs: {
        ElDialog: slotted,
        ElForm: slotted,
        ElFormItem: slotted,
        ElRadioGroup: slotted,
        ElRadio: slotted,
        ElInput: true,
        CountedText: true,
        DepartmentSelect: true,
        UnifiedAnswerSelect: true,
        ElButton,
      },
    },
  })
  await flushPromises()
  return page
}

const OUTCOMES: lists.Outcome[] = [
  { number: '20261124000001', is_done: true, state_label: '办理中', code: '', sentence: '' },
  { number: '20261124000002', is_done: false, state_label: '', code: 'not_now', sentence: '工单已结案，现在不能签收。' },
]

beforeEach(() => {
  vi.restoreAllMocks()
})

describe('acting on many orders', () => {
  it('carries nothing out before it was shown what would happen', async () => {
    const preview = vi.spyOn(lists, 'previewBulk').mockResolvedValue(OUTCOMES)
    const act = vi.spyOn(lists, 'actInBulk').mockResolvedValue(OUTCOMES)
    const page = await show(['handler'])
    expect(page.get('[data-testid="bulk-do"]').attributes('disabled')).toBeDefined()
    await page.get('[data-testid="bulk-preview"]').trigger('click')
    await flushPromises()
    expect(preview).toHaveBeenCalledWith(expect.objectContaining({ verb: 'accept' }))
    expect(page.text()).toContain('将完成 1 件')
    expect(page.text()).toContain('尚未改动任何工单')
    expect(page.text()).toContain('工单已结案，现在不能签收。')
    await page.get('[data-testid="bulk-do"]').trigger('click')
    await flushPromises()
    expect(act).toHaveBeenCalledTimes(1)
    expect(page.text()).toContain('已完成 1 件')
    expect(page.emitted('done')).toEqual([[['20261124000002']]])
    expect(page.find('[data-testid="bulk-do"]').exists()).toBe(false)
  })

  it('keeps to what was chosen when the list behind it loses its choice', async () => {
    const preview = vi.spyOn(lists, 'previewBulk').mockResolvedValue(OUTCOMES)
    const page = await show(['handler'])
    await page.setProps({ numbers: [] })
    await page.get('[data-testid="bulk-preview"]').trigger('click')
    expect(preview).toHaveBeenCalledWith(
      expect.objectContaining({ numbers: ['20261124000001', '20261124000002'] }),
    )
  })

  it('says so where a role may do nothing to many', async () => {
    const page = await show(['team_leader'])
    expect(page.text()).toContain('没有可以批量进行的操作')
    expect(page.get('[data-testid="bulk-preview"]').attributes('disabled')).toBeDefined()
  })

  it('answers many by one text only when the text is chosen', async () => {
    const preview = vi.spyOn(lists, 'previewBulk').mockResolvedValue(OUTCOMES)
    const page = await show(['operator'], 'answer_unified')
    expect(page.get('[data-testid="bulk-preview"]').attributes('disabled')).toBeDefined()
    page.findComponent({ name: 'UnifiedAnswerSelect' }).vm.$emit('update:modelValue', 7)
    await flushPromises()
    await page.get('[data-testid="bulk-preview"]').trigger('click')
    expect(preview).toHaveBeenCalledWith(
      expect.objectContaining({ verb: 'answer_unified', answer_id: 7, department_id: null }),
    )
  })
})
