/** A turn in pieces, those a field quotes apart; positions count characters, not halves of them. */
import type { HeardSpan } from '@/api/heard'

export interface Piece {
  text: string
  isQuoted: boolean
}

export function piecesOf(text: string, turn: number, spans: HeardSpan[]): Piece[] {
  const signs = [...text]
  const found: Piece[] = []
  let at = 0
  for (const span of spans.filter((each) => each.turn === turn).toSorted((a, b) => a.start - b.start)) {
    if (span.start < at) continue
    if (span.start > at) found.push({ text: signs.slice(at, span.start).join(''), isQuoted: false })
    found.push({ text: signs.slice(span.start, span.end).join(''), isQuoted: true })
    at = span.end
  }
  if (at < signs.length) found.push({ text: signs.slice(at).join(''), isQuoted: false })
  return found
}
