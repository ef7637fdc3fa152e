/** Blanks in a wording: a row of two or more `＿` that wait to be filled in. */

const BLANK = /＿{2,}/g

export interface Span {
  start: number
  end: number
}

/** The first blank that begins at or after `from`; null when there is none. */
export function nextBlank(text: string, from = 0): Span | null {
  BLANK.lastIndex = from
  const found = BLANK.exec(text)
  return found ? { start: found.index, end: found.index + found[0].length } : null
}

export function hasBlank(text: string): boolean {
  return nextBlank(text) !== null
}

/** Select the next blank of a text field, so that typing replaces it; false when there is none. */
export function selectBlank(field: HTMLTextAreaElement, from = 0): boolean {
  const blank = nextBlank(field.value, from)
  if (!blank) return false
  field.focus()
  field.setSelectionRange(blank.start, blank.end)
  return true
}
