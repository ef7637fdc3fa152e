import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import * as machine from '@/api/machine'

import LongText from './LongText.vue'
import PreScoreCard from './PreScoreCard.vue'

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })

describe('a machine’s summary', () => {
  it('is offered for long texts only, and says that a machine made it', async () => {
    expect(mount(LongText, { props: { text: '路灯不亮。' } }).find('button').exists()).toBe(false)
    const offer = { title: '国贸路路灯不亮', summary: '国贸路路灯三天不亮；请检修', parts: [], label: '机器摘句，原文照录' }
    const ask = vi.spyOn(machine, 'summarize').mockResolvedValue(offer)
    const box = mount(LongText, { props: { text: '路灯不亮。'.repeat(50) } })
    expect(ask).not.toHaveBeenCalled()
    await box.get('[data-testid="summarize"]').trigger('click')
    await flushPromises()
    expect(box.text()).toContain('国贸路路灯三天不亮')
    expect(box.text()).toContain('机器摘句，原文照录；以原文为准')
    await box.setProps({ text: '积水很深。'.repeat(50) })
    expect(box.find('[data-testid="summary-text"]').exists()).toBe(false)
  })
})

describe('a machine’s pre-score', () => {
  it('shows each criterion with what took its points', async () => {
    vi.spyOn(machine, 'getPreScore').mockResolvedValue({
      total: 85,
      most: 100,
      label: '机器预评，由质检人员确认',
      criteria: [
        {
          code: 'elements',
          label: '要素齐全',
          most: 30,
          points: 15,
          evidence: [{ code: 'place_vague', reason: '地点“家里”过于笼统。', field: 'place', start: 0, end: 2, text: '家里', is_machine: false }],
        },
      ],
    })
    const card = mount(PreScoreCard, { props: { number: '20261124000001', version: 1 } })
    await flushPromises()
    expect(card.text()).toContain('85 / 100')
    expect(card.text()).toContain('地点“家里”过于笼统')
    expect(card.text()).toContain('由质检人员确认')
  })
})
