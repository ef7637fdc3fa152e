import { enableAutoUnmount, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'

import type { Family, FamilyMember } from '@/api/families'

import FamilyCard from './FamilyCard.vue'

enableAutoUnmount(afterEach)

const member = (number: string, changes: Partial<FamilyMember> = {}): FamilyMember => ({
  number,
  state: 'handling',
  state_label: '办理中',
  event: '路灯不亮',
  topic_name: '路灯照明',
  department_name: '市城管局',
  ...changes,
})
const NOBODY: Family = {
  parent: null,
  siblings: [],
  parts: [],
  main: null,
  merge_reason: '',
  merged: [],
  repeats: [],
}
const show = (changes: Partial<Family>) =>
  mount(FamilyCard, {
    props: { family: { ...NOBODY, ...changes } },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })

describe('the family of an order', () => {
  it('is not shown of an order that stands alone', () => {
    expect(show({}).find('[data-testid="family"]').exists()).toBe(false)
  })

  it('tells of a whole where its parts stand', () => {
    const closed = member('3', { state: 'closed', state_label: '已结案', department_name: '' })
    const card = show({ parts: [member('1'), member('2'), closed] })
    expect(card.text()).toContain('共 3 件：2 件办理中，1 件已结案')
    expect(card.findAll('[data-testid="family-member"]')).toHaveLength(3)
    expect(card.text()).toContain('未派单')
  })

  it('leads from a part to its parent and siblings', () => {
    const card = show({ parent: member('1', { state_label: '已拆分' }), siblings: [member('3')] })
    const to = card.findAllComponents(RouterLinkStub).map((each) => each.props('to'))
    expect(to).toEqual(['/orders/1', '/orders/3'])
    expect(card.text()).toContain('全部分单结案后它自动结案')
  })

  it('tells a merged order’s main one and why, and repeated calls', () => {
    const repeats = [{ repeated_at: '2026-11-24T02:00:00Z', noted_by: '王芳', note: '仍未修好' }]
    const card = show({ main: member('9'), merge_reason: '同一路灯', repeats })
    expect(card.text()).toContain('并单理由：同一路灯')
    expect(card.text()).toContain('市民重复来话 1 次')
  })
})
