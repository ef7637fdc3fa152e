import { describe, expect, it } from 'vitest'

import { marked } from './titleMark'

describe('the mark on the tab', () => {
  it('says how many, once, and goes away again', () => {
    const one = marked('派单 · 12345', 1)
    expect(one).toBe('（1 条新消息）派单 · 12345')
    expect(marked(one, 12)).toBe('（12 条新消息）派单 · 12345')
    expect(marked(marked(one, 12), 0)).toBe('派单 · 12345')
  })
})
