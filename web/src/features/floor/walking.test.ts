import { describe, expect, it } from 'vitest'

import { nextInGrid } from './walking'

/** Three columns; the last row, of another section, has one card. */
const BOXES = [0, 1, 2, 3, 4, 5, 6].map((n) => ({
  left: (n % 3) * 100,
  top: Math.floor(n / 3) * 50 + (n === 6 ? 20 : 0),
  width: 90,
}))

describe('the arrow keys', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 6, -1],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, -1],
    ['ArrowDown', 1, 4],
    ['ArrowDown', 5, 6],
    ['ArrowDown', 6, -1],
    ['ArrowUp', 4, 1],
    ['ArrowUp', 6, 3],
    ['ArrowUp', 2, -1],
    ['Home', 5, 0],
    ['End', 0, 6],
    ['a', 2, -1],
    ['ArrowDown', -1, -1],
  ])('%s leads from %i to %i', (key, at, wanted) => {
    expect(nextInGrid(key, at, BOXES)).toBe(wanted)
  })
})
