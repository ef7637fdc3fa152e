import { describe, expect, it } from 'vitest'

import { yuan } from '@/shared/money'

import { share } from './budget'

describe('money', () => {
  it('is written in yuan with two places', () => {
    expect(yuan(1000)).toBe('10.00 元')
    expect(yuan(5)).toBe('0.05 元')
  })
  it('says how much of a budget is spoken for, never more than all', () => {
    expect(share(2500, 10000)).toBe(25)
    expect(share(20000, 10000)).toBe(100)
    expect(share(0, 0)).toBe(0)
    expect(share(1, 0)).toBe(100)
  })
})
