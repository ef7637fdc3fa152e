/** Mark what was typed inside a text. */
export interface Piece {
  text: string
  isMarked: boolean
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export function markedIn(text: string, typed: string): Piece[] {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0 || !text) return [{ text, isMarked: false }]
  const pattern = new RegExp(`(${words.map(escaped).join('|')})`, 'gi')
  const pieces = text.split(pattern).map((each, at) => ({ text: each, isMarked: at % 2 === 1 }))
  return pieces.filter((each) => each.text)
}
