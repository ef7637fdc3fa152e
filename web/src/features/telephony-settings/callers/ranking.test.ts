// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { ranked } from './ranking'

const RULES = { vip: 5, care: 4, abandoned_before: 2, repeat: 1, seconds_per_point: 30 }

describe('ranked', () => {
  it('lets points count as seconds of waiting', () => {
    const order = ranked(RULES)
    expect(order.map(({ counts }) => counts)).toEqual([180, 150, 120, 110, 90, 50])
    expect(order[0]?.who).toContain('180 秒')
  })

  it('adds up what a caller fulfils', () => {
    const both = ranked(RULES).find(({ circumstances }) => circumstances.length === 2)
    expect(both?.points).toBe(3)
  })

  it('goes by waiting alone when no circumstance counts', () => {
    const none = { ...RULES, vip: 0, care: 0, abandoned_before: 0, repeat: 0 }
    expect(ranked(none).map(({ waited }) => waited)).toEqual([180, 90, 20, 20, 0, 0])
  })
})
