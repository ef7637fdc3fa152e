/** Side by side lanes for lines that connect steps, so that no two lie on each other. */

export interface Line {
  from: number
  to: number
}

/** The lane of each line, from 0 beside the steps; short lines lie inside long ones. */
export function lanesOf(lines: readonly Line[]): number[] {
  const lanes: number[] = Array.from({ length: lines.length }, () => 0)
  const span = ({ from, to }: Line) => Math.abs(to - from)
  const order = [...lines.keys()].toSorted((a, b) => span(lines[a] as Line) - span(lines[b] as Line))
  const placed: number[] = []
  for (const at of order) {
    const line = lines[at] as Line
    const near = placed.filter((other) => meets(line, lines[other] as Line))
    const taken = new Set(near.map((other) => lanes[other]))
    let lane = 0
    while (taken.has(lane)) lane += 1
    lanes[at] = lane
    placed.push(at)
  }
  return lanes
}

/** Lines to one step may share the lane: they end together. */
function meets(a: Line, b: Line): boolean {
  if (a.to === b.to && Math.sign(a.to - a.from) === Math.sign(b.to - b.from)) return false
  const [aLow, aHigh] = [Math.min(a.from, a.to), Math.max(a.from, a.to)]
  const [bLow, bHigh] = [Math.min(b.from, b.to), Math.max(b.from, b.to)]
  return aLow <= bHigh && bLow <= aHigh
}
