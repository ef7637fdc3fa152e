import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import * as routing from '@/api/routing'

import RecommenderPage from './RecommenderPage.vue'

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })

const SCORES = {
  count: 64,
  accuracy: 0.95,
  top3: 1,
  macro_f1: 0.944,
  coverage: 0.9,
  precision_covered: 0.98,
  classes: [{ code: 'urban', name: '城管局', support: 32, said: 33, right: 31, precision: 0.94, recall: 0.97, f1: 0.954 }],
}

function version(number: number, changes: Partial<routing.RecommenderVersion> = {}): routing.RecommenderVersion {
  return {
    number,
    status: 'in_force',
    status_label: '在用',
    trained_at: '2026-11-24T19:40:00Z',
    data_from: '2026-09-01T00:00:00Z',
    data_until: '2026-11-23T10:00:00Z',
    orders: 320,
    note: '',
    decided_at: null,
    decided_by: '系统',
    is_usable: true,
    departments: SCORES,
    topics: SCORES,
    reliability: [],
    ...changes,
  }
}

function card(changes: Partial<routing.Recommender> = {}): routing.Recommender {
  return {
    may_steer: true,
    usable_orders: 320,
    why_untrained: '',
    policy: { is_on: true, threshold: 0.5, automatic: [], note: '', written_at: null, written_by: '' },
    drift: { index: 0.04, reading: '稳定', recent: 120 },
    live: [
      { code: 'urban', name: '城管局', shown: 200, taken: 190, changed: 10, returned: 2, settled: 150, right: 148, precision: 0.987, proven: 0.953, is_proven: true, is_automatic: false },
    ],
    versions: [version(2), version(1, { status: 'superseded', status_label: '已被新版本取代' })],
    ...changes,
  }
}

describe('the card of the recommender', () => {
  it('shows scores, drift, live precision and versions', async () => {
    vi.spyOn(routing, 'getRecommender').mockResolvedValue(card())
    const page = mount(RecommenderPage)
    await flushPromises()
    expect(page.text()).toContain('95.0%')
    expect(page.text()).toContain('稳定（PSI 0.04')
    expect(page.get('[data-testid="live-row"]').text()).toContain('可开启')
    expect(page.findAll('[data-testid="version-row"]')).toHaveLength(2)
    expect(page.text()).toContain('未开启，全部由人派单')
  })

  it('says why nothing is trained, and lets a reader steer nothing', async () => {
    const few = card({ versions: [], live: [], may_steer: false, why_untrained: '样本不足：可用的已办结工单 40 件，至少需要 300 件。' })
    vi.spyOn(routing, 'getRecommender').mockResolvedValue(few)
    const page = mount(RecommenderPage)
    await flushPromises()
    expect(page.text()).toContain('样本不足')
    expect(page.find('[data-testid="policy-save"]').exists()).toBe(false)
  })

  it('asks why before a policy is saved', async () => {
    vi.spyOn(routing, 'getRecommender').mockResolvedValue(card())
    const save = vi.spyOn(routing, 'saveRecommenderPolicy').mockResolvedValue(card().policy)
    const page = mount(RecommenderPage)
    await flushPromises()
    await page.get('form').trigger('submit')
    expect(save).not.toHaveBeenCalled()
    await page.get('[data-testid="policy-note"]').setValue('试点自动派单')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(save.mock.calls[0]?.[0]).toMatchObject({ is_on: true, threshold: 0.5, note: '试点自动派单' })
  })

  it('says what went wrong', async () => {
    vi.spyOn(routing, 'getRecommender').mockRejectedValue(new Error('down'))
    const page = mount(RecommenderPage)
    await flushPromises()
    expect(page.find('button').exists()).toBe(true)
  })
})
