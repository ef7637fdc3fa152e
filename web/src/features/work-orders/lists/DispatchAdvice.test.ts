import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'

import type { Suggestion } from '@/api/routing'

import { anOrder } from '../samples'
import DispatchAdvice from './DispatchAdvice.vue'

enableAutoUnmount(afterEach)

const RULE: Suggestion = {
  department_id: 7,
  department_name: '城管局',
  reason: '规则：路灯照明，职责清单第三条。',
  basis: 'rule',
  basis_label: '规则',
  rule_key: 'lamps',
  is_tied: false,
  probability: null,
  is_sure: true,
  is_doubtful: false,
  reasons: [],
}

const show = (suggestions: Suggestion[] | undefined) =>
  mount(DispatchAdvice, { props: { row: anOrder(), suggestions, focused: true, busy: false } })

describe('advice in a row of the dispatcher', () => {
  it('names the department and the reason, and sends the order there', async () => {
    const page = show([RULE])
    expect(page.text()).toContain('派给 城管局')
    expect(page.text()).toContain(RULE.reason)
    await page.get('[data-testid="row-dispatch"]').trigger('click')
    expect(page.emitted('dispatch')).toEqual([[RULE]])
  })

  it.each([
    ['a tie', { ...RULE, is_tied: true, is_sure: false }],
    ['a duty only', { ...RULE, basis: 'duty', is_sure: false }],
  ])('asks for a second look at %s', async (_, suggestion) => {
    const page = show([suggestion, { ...RULE, department_name: '水务局' }])
    expect(page.text()).toContain('核对后派 城管局')
    await page.get('[data-testid="row-dispatch"]').trigger('click')
    expect(page.emitted('dispatch')).toBeUndefined()
    expect(page.emitted('consider')).toEqual([[suggestion]])
  })

  it('opens the choice where nothing points anywhere, and waits while it does not know', async () => {
    const page = show([])
    expect(page.text()).toContain('没有规则或职责指向某个单位')
    await page.get('[data-testid="row-dispatch"]').trigger('click')
    expect(page.emitted('consider')).toEqual([[undefined]])
    await page.setProps({ suggestions: undefined })
    expect(page.find('[data-testid="row-dispatch"]').exists()).toBe(false)
  })
})
