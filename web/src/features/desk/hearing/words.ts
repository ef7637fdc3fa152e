/** What of the captions others may ask with: the citizen's own words, never the operator's. */
import type { Heard } from '@/api/heard'

/** The last sentences, and the place if a draft found one. */
export interface HeardWords {
  spoken: string
  place: string
}

interface Said {
  party: string
  text: string
}

const LAST_CHARACTERS = 200

export function toldBy(turns: readonly Said[]): string {
  return turns
    .filter(({ party }) => party === 'citizen')
    .map(({ text }) => ended(text.trim()))
    .join('')
}

export function wordsOf(turns: readonly Said[], heard: Heard | null): HeardWords {
  const place = heard?.fields.find(({ name }) => name === 'place')
  return { spoken: toldBy(turns).slice(-LAST_CHARACTERS), place: place?.meant || place?.value || '' }
}

function ended(text: string): string {
  return !text || /[。！？!?；;，,]$/.test(text) ? text : `${text}。`
}
