import { describe, expect, it } from 'vitest'

import { decided, percent, promiseOf, share, totalsOf, waitingIn } from './figures'
import { floor, queueLine, waiting } from './samples'

describe('figures of the floor', () => {
  const queues = [
    queueLine('a', { waiting: 2, longest_wait_seconds: 40, entered_today: 10, answered_today: 7 }),
    queueLine('b', { waiting: 1, longest_wait_seconds: 75, entered_today: 5, abandoned_today: 2 }),
  ]

  it('add up over queues, but the longest wait is one of them', () => {
    const totals = totalsOf(queues)
    expect(totals).toMatchObject({ waiting: 3, longest: 75, entered: 15, answered: 7 })
    expect(decided(totals)).toBe(9)
    expect(totalsOf([]).longest).toBe(0)
  })

  it.each([
    [0, 0, '—'],
    [1, 3, '33.3%'],
    [9999, 10_000, '99.9%'],
    [10, 10, '100.0%'],
    [0, 4, '0.0%'],
  ])('%i of %i is %s', (part, whole, text) => {
    expect(percent(part, whole)).toBe(text)
  })

  it('name what is promised', () => {
    expect(promiseOf(queues)).toBe('15 秒')
    expect(promiseOf([...queues, queueLine('c', { service_level_seconds: 30 })])).toBe('15/30 秒')
  })

  it('fill meters up to the brim and no further', () => {
    expect(share(600, 500)).toBe(1)
    expect(share(5, 0)).toBe(0)
  })

  it('show one queue, or all', () => {
    const view = floor({ waiting: [waiting('x'), waiting('y', { queue: 'b' })] })
    expect(waitingIn(view, 'b')).toHaveLength(1)
    expect(waitingIn(view, '')).toHaveLength(2)
  })
})
