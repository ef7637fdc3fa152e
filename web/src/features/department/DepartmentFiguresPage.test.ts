import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import * as api from '@/api/department'

import DepartmentFiguresPage from './DepartmentFiguresPage.vue'

const COUNTS = {
  received: 9,
  helping: 1,
  accepted_in_time: 5,
  accepted_late: 3,
  handled_in_time: 3,
  handled_late: 1,
  unfinished: 6,
  returned: 1,
  result_refused: 1,
  reopened: 1,
  extended: 0,
} as const
const RATES = { counts: { ...COUNTS }, accepted_in_time_rate: 0.625, handled_in_time_rate: 0.75 }
const FIGURES = {
  month: '2026-11-01',
  departments: ['市城市管理局'],
  total: Object.entries(COUNTS).map(([figure, count]) => ({
    figure,
    label: `名${figure}`,
    meaning: `${figure}。`,
    count,
  })),
  topics: [{ key: '0101', label: '路灯照明', ...RATES }],
  units: [{ key: '照明所', label: '照明所', ...RATES }],
  months: [{ month: '2026-11-01', ...RATES }],
} as unknown as api.DepartmentFigures
const SAID = {
  total: ['asked', 'reached', 'solved', 'unsolved', 'rated', 'satisfied', 'unsatisfied'].map(
    (answer) => ({ answer, label: answer, meaning: `${answer}。`, count: answer === 'unsolved' ? 1 : 3 }),
  ),
  months: [],
} as unknown as api.Satisfaction

enableAutoUnmount(afterEach)
beforeEach(() => vi.restoreAllMocks())

async function show(path = '/department/figures?month=2026-11-01') {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }],
  })
  await router.push(path)
  const view = mount(DepartmentFiguresPage, { global: { plugins: [router], stubs: { teleport: true } } })
  await flushPromises()
  return { view, router }
}

describe('a department’s own figures', () => {
  it('show the rates, and each number opens exactly its orders', async () => {
    vi.spyOn(api, 'getDepartmentFigures').mockResolvedValue(FIGURES)
    vi.spyOn(api, 'getSatisfaction').mockResolvedValue(SAID)
    const turns = vi.spyOn(api, 'listTurnsBehind').mockResolvedValue({
      label: '签收超时',
      items: [
        {
          number: '20261124000001',
          topic_name: '路灯照明',
          unit_name: '照明所',
          role_label: '主办',
          state_label: '退单',
          assigned_at: '2026-11-24T02:00:00Z',
          accepted_at: null,
          ended_at: null,
          may_open: false,
        },
      ],
      next_offset: null,
    })
    const answers = vi
      .spyOn(api, 'listAnswersBehind')
      .mockResolvedValue({ label: '未解决', items: [], next_offset: null })
    const { view } = await show()
    expect(view.get('[data-testid="rate-accepted_in_time"] b').text()).toBe('62.5%')
    expect(view.get('[data-testid="rate-solved"] b').text()).toBe('75%')
    await view.get('[data-testid="rate-accepted_in_time"] .missed').trigger('click')
    expect(turns).toHaveBeenLastCalledWith({ month: '2026-11-01', figure: 'accepted_late', offset: 0 })
    await flushPromises()
    expect(view.text()).toContain('已不在本单位，不能打开')
    await view.get('[data-testid="rate-solved"] .missed').trigger('click')
    expect(answers).toHaveBeenLastCalledWith({ month: '2026-11-01', answer: 'unsolved', offset: 0 })
    await view.get('[aria-label="路灯照明，名reopened 1，打开工单"]').trigger('click')
    expect(turns).toHaveBeenLastCalledWith({
      month: '2026-11-01',
      figure: 'reopened',
      topic_code: '0101',
      offset: 0,
    })
    expect(view.get('[data-testid="figure-extended"]').attributes('disabled')).toBeDefined()
  })

  it('ask for another month by its address, and say what is wrong', async () => {
    const figures = vi.spyOn(api, 'getDepartmentFigures').mockRejectedValue(new Error('down'))
    vi.spyOn(api, 'getSatisfaction').mockResolvedValue(SAID)
    const { view, router } = await show()
    expect(view.text()).toContain('重试')
    await view.get('[data-testid="month-before"]').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query.month).toBe('2026-10-01')
    expect(figures).toHaveBeenLastCalledWith('2026-10-01')
  })
})
