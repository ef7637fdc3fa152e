/** Walking through a grid of cards with the arrow keys; pure. */

interface Box {
  left: number
  top: number
  width: number
}

function nearest(boxes: readonly Box[], from: Box, tops: number[]): number {
  const row = tops.length > 0 ? tops[0] : undefined
  let best = -1
  let distance = Infinity
  boxes.forEach((box, at) => {
    if (row === undefined || Math.abs(box.top - row) > 4) return
    const apart = Math.abs(box.left + box.width / 2 - (from.left + from.width / 2))
    if (apart < distance) [best, distance] = [at, apart]
  })
  return best
}

/** Where the key leads from `at`; -1: nowhere. Up and down reach the card above and below. */
export function nextInGrid(key: string, at: number, boxes: readonly Box[]): number {
  const from = boxes[at]
  if (!from) return -1
  if (key === 'ArrowRight') return at + 1 < boxes.length ? at + 1 : -1
  if (key === 'ArrowLeft') return at - 1
  if (key === 'Home') return 0
  if (key === 'End') return boxes.length - 1
  const below = key === 'ArrowDown'
  if (!below && key !== 'ArrowUp') return -1
  const rows = [...new Set(boxes.map((box) => box.top))]
    .filter((top) => (below ? top > from.top + 4 : top < from.top - 4))
    .toSorted((a, b) => (below ? a - b : b - a))
  return nearest(boxes, from, rows)
}
