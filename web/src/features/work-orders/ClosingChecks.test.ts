import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import * as attention from '@/api/attention'

import ClosingChecks from './ClosingChecks.vue'

const CHECKS: attention.ClosingCheck[] = [
  { check: 'elements', label: '五要素齐全', is_met: true, stops: true, mend: '' },
  { check: 'children_closed', label: '分单均已结案', is_met: false, stops: true, mend: '请先办结各分单。' },
  { check: 'followed_up', label: '已回访', is_met: false, stops: false, mend: '请先完成回访。' },
]

async function show(props: { missing?: boolean; stamp?: string } = {}) {
  const page = mount(ClosingChecks, { props: { number: '20261124000001', ...props } })
  await flushPromises()
  return page
}

describe('the closing checklist', () => {
  enableAutoUnmount(afterEach)

  it('says what is so and how to mend the rest', async () => {
    vi.spyOn(attention, 'listClosingChecks').mockResolvedValue(CHECKS)
    const page = await show()
    expect(page.findAll('li').map((each) => each.text())).toEqual([
      '✓已满足：五要素齐全',
      '○未满足：分单均已结案 请先办结各分单。',
      '○未满足：已回访 请先完成回访。',
    ])
  })

  it('shows in a follow-up only what the follow-up cannot mend', async () => {
    vi.spyOn(attention, 'listClosingChecks').mockResolvedValue(CHECKS)
    const page = await show({ missing: true })
    expect(page.findAll('li').map((each) => each.text())).toEqual([
      '○未满足：分单均已结案 请先办结各分单。',
    ])
  })

  it('is looked at again when the order changes', async () => {
    const list = vi.spyOn(attention, 'listClosingChecks').mockResolvedValue(CHECKS)
    const page = await show({ stamp: '1' })
    await page.setProps({ stamp: '2' })
    await flushPromises()
    expect(list).toHaveBeenCalledTimes(2)
  })

  it('says why it cannot be shown', async () => {
    vi.spyOn(attention, 'listClosingChecks').mockRejectedValue(new Error('offline'))
    expect((await show()).find('[role="alert"]').exists()).toBe(true)
  })
})
