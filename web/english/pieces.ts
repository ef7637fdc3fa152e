/** The places of a source that say something in Chinese, and the source with English in them. */
import { isChinese } from './fullWidth.ts'

export interface Span {
  start: number
  end: number
}

/** One text of a source: what it says, with {0}, {1} … for what the program puts into it. */
export interface Piece extends Span {
  key: string
  /** The expressions that fill the gaps. */
  gaps: Span[]
  /** How these words are written at this place; `filled` is the source of each gap, translated. */
  write: (words: string, filled: string[]) => string
}

/** What a text is called in a dictionary: without the line breaks and indents of the source. */
export function keyOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Words between the spaces that stood around a text; none before a comma or a space of their own. */
export function inPlaceOf(text: string, words: string): string {
  const inner = text.trim()
  const [before = '', after = ''] = inner ? text.split(inner) : []
  return (/^[\s,.;:)]/.test(words) ? '' : before) + words + (/\s$/.test(words) ? '' : after)
}

/** A text's English, or null to leave it as it stands. */
export type Look = (key: string) => string | null

const GAP = /\{(\d+)(?:\?([^{}:]*):([^{}]*))?\}/g

/** Put the gaps' sources into words: `{0}` as it is, `{0?item:items}` chosen by whether it is 1. */
export function fill(
  words: string,
  write: { text: (words: string) => string; gap: (source: string) => string; quote: (word: string) => string },
  filled: string[],
): string {
  let done = ''
  let from = 0
  for (const { index, 0: whole, 1: place, 2: one, 3: many } of words.matchAll(GAP)) {
    const source = filled[Number(place)] ?? "''"
    done += write.text(words.slice(from, index))
    done += write.gap(
      one === undefined ? source : `Number(${source}) === 1 ? ${write.quote(one)} : ${write.quote(many ?? '')}`,
    )
    from = index + whole.length
  }
  return done + write.text(words.slice(from))
}

/** The source between two places with English in it. */
export function translated(source: string, pieces: readonly Piece[], look: Look, within: Span): string {
  let done = ''
  let from = within.start
  for (const piece of pieces) {
    if (piece.start < from || piece.end > within.end) continue
    const words = look(piece.key)
    if (words === null) continue
    const filled = piece.gaps.map((gap) => translated(source, pieces, look, gap))
    done += source.slice(from, piece.start) + piece.write(words, filled)
    from = piece.end
  }
  return done + source.slice(from, within.end)
}

/** Outer pieces before those in their gaps, so that a text left alone still has its gaps looked at. */
export function inOrder(pieces: Piece[]): Piece[] {
  return pieces
    .filter(({ key }) => isChinese(key))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
}
