/** Words as they came, with what cannot be seen made visible: nothing may pretend to be text. */
export interface Piece {
  text: string
  isControl: boolean
  /** What it is, for the pointer: `U+202E`. */
  name: string
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSEEN = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])/u

export function visibleControls(text: string): Piece[] {
  return text
    .split(UNSEEN)
    .filter((each) => each !== '')
    .map((each) => (UNSEEN.test(each) ? control(each) : { text: each, isControl: false, name: '' }))
}

function control(character: string): Piece {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''
  return { text: code, isControl: true, name: `U+${code}` }
}
