/** A turn in pieces, those the evidence quotes apart. */
import type { Inspection, ItemEvidence } from '@/api/quality'

export interface Piece {
  text: string
  isQuoted: boolean
}

type Turn = Pick<Inspection['turns'][number], 'begins_at' | 'party' | 'text'>

export function piecesOf(turn: Turn, evidence: ItemEvidence[]): Piece[] {
  const quotes = evidence.filter((each) => each.quote && each.turn_at === turn.begins_at && each.party === turn.party)
  const found: Piece[] = []
  let rest = turn.text
  for (const { quote } of quotes.toSorted((a, b) => turn.text.indexOf(a.quote) - turn.text.indexOf(b.quote))) {
    const at = rest.indexOf(quote)
    if (at < 0) continue
    if (at > 0) found.push({ text: rest.slice(0, at), isQuoted: false })
    found.push({ text: quote, isQuoted: true })
    rest = rest.slice(at + quote.length)
  }
  if (rest) found.push({ text: rest, isQuoted: false })
  return found
}
