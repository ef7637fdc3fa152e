// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { CallerMark } from '@/api/telephonySettingsCallers'

import { isOver, whyNot } from './marks'

const MARK: CallerMark = {
  id: 1,
  number: '139****1234',
  kind: 'blocked',
  note: '',
  reason: '反复骚扰',
  until: '2026-11-27',
  state: 'proposed',
  proposed_by: '周敏',
  proposed_at: '2026-11-20T02:00:00Z',
  decided_by: '',
  decided_at: null,
  is_mine: true,
}

describe('isOver', () => {
  it.each([
    ['2026-11-27T15:59:00Z', false],
    ['2026-11-27T16:00:00Z', true],
  ])('counts the last day in the city: %s', (now, over) => {
    expect(isOver(MARK, new Date(now))).toBe(over)
  })

  it('never ends without a last day', () => {
    expect(isOver({ ...MARK, until: null }, new Date('2099-01-01'))).toBe(false)
  })
})

it('lets only another person block a number', () => {
  expect(whyNot(MARK)).toContain('另一人')
  expect(whyNot({ ...MARK, is_mine: false })).toBe('')
  expect(whyNot({ ...MARK, kind: 'vip' })).toBe('')
})
