import { describe, expect, it } from 'vitest'

import { floor, queueLine, waiting } from '../samples'
import { buildOf, longestSince, queuesShown, zoomFor } from './wall'

describe('a screen on the wall', () => {
  it('fills any screen without leaving it', () => {
    expect(zoomFor(1920, 1080)).toBe(1.5)
    expect(zoomFor(3840, 2160)).toBe(3)
    expect(zoomFor(1920, 900)).toBe(1.25)
    expect(zoomFor(200, 100)).toBe(0.5)
  })

  it('counts the longest wait of citizens who hold the line', () => {
    expect(longestSince(floor())).toBeNull()
    const view = floor({
      waiting: [
        waiting('a', { since: '2026-11-24T04:00:30Z' }),
        waiting('b', { since: '2026-11-24T03:00:00Z', is_return_call: true }),
        waiting('c', { since: '2026-11-24T04:00:10Z' }),
      ],
    })
    expect(longestSince(view)).toBe('2026-11-24T04:00:10Z')
  })

  it('shows the queues that wait first, and says how many are left out', () => {
    const queues = Array.from({ length: 10 }, (_, at) => queueLine(`q${at}`, { entered_today: at }))
    const busy = [...queues, queueLine('busy', { waiting: 3 })]
    const { rows, more } = queuesShown(busy)
    expect(rows.map((one) => one.name).slice(0, 3)).toEqual(['busy', 'q9', 'q8'])
    expect([rows.length, more]).toEqual([8, 3])
  })

  it('knows a build by its script', () => {
    const html = '<script type="module" crossorigin src="/assets/index-AbC1.js"></script>'
    expect(buildOf(html)).toBe('/assets/index-AbC1.js')
    expect(buildOf('<script type="module" src="/src/main.ts">')).toBe('')
  })
})
