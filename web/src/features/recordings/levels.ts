/** The outline of a sound as the server sends it, fitted to the pixels there are; pure. */

export function decodeLevels(base64: string): Uint8Array {
  const text = atob(base64)
  return Uint8Array.from(text, (each) => each.charCodeAt(0))
}

/** The loudest level of each of `count` equal pieces, 0-1, over the whole sound. */
export function barsOf(levels: Uint8Array, count: number): number[] {
  if (levels.length === 0 || count <= 0) return []
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * levels.length) / count)
    const to = Math.max(from + 1, Math.floor(((at + 1) * levels.length) / count))
    let loudest = 0
    for (let each = from; each < to; each += 1) loudest = Math.max(loudest, levels[each] ?? 0)
    return loudest / 255
  })
}

/** Speech fills little of the scale; the square root shows soft voices too. */
export function heightOf(level: number): number {
  return Math.sqrt(Math.min(1, Math.max(0, level)))
}

const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600]

/** Seconds at which the axis has a mark: round, and not more than `most` of them. */
export function marksOf(length: number, most: number): number[] {
  const step = STEPS.find((one) => length / one <= most) ?? 7200
  const marks = []
  for (let at = 0; at < length; at += step) marks.push(at)
  return marks
}
