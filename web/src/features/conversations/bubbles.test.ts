import { describe, expect, it } from 'vitest'

import { layOut } from './bubbles'
import { aMessage } from './samples'

const at = (minute: number) => `2026-11-28T02:${String(minute).padStart(2, '0')}:00Z`
const NOW = new Date('2026-11-28T03:00:00Z')

describe('a talk', () => {
  it('is parted by the days of the city, not of Greenwich', () => {
    const late = aMessage({ id: 1, written_at: '2026-11-27T15:59:00Z' })
    const early = aMessage({ id: 2, written_at: '2026-11-27T16:01:00Z' })
    const days = layOut([late, early], NOW)
    expect(days.map(({ label }) => label)).toEqual(['昨天', '今天'])
    expect(days[1]?.bubbles[0]?.opens).toBe(true)
  })

  it('names who speaks when the side changes, a colleague takes over, or after a pause', () => {
    const days = layOut(
      [
        aMessage({ id: 1, written_at: at(0) }),
        aMessage({ id: 2, written_at: at(1) }),
        aMessage({ id: 3, written_at: at(2), is_ours: true, author_label: '王芳' }),
        aMessage({ id: 4, written_at: at(3), is_ours: true, author_label: '周班长' }),
        aMessage({ id: 5, written_at: at(9), is_ours: true, author_label: '周班长' }),
      ],
      NOW,
    )
    expect(days[0]?.bubbles.map(({ opens }) => opens)).toEqual([true, false, true, true, true])
  })

  it('may be empty', () => {
    expect(layOut([], NOW)).toEqual([])
  })
})
