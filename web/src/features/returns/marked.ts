/** A text cut where words stand, so that these can be marked. */

export interface Part {
  text: string
  isHit: boolean
}

export function marked(text: string, words: readonly string[]): Part[] {
  const wanted = words.filter(Boolean).toSorted((a, b) => b.length - a.length)
  const parts: Part[] = []
  let plain = ''
  let at = 0
  while (at < text.length) {
    const hit = wanted.find((word) => text.startsWith(word, at))
    if (hit === undefined) {
      plain += text[at]
      at += 1
      continue
    }
    if (plain) parts.push({ text: plain, isHit: false })
    plain = ''
    parts.push({ text: hit, isHit: true })
    at += hit.length
  }
  if (plain) parts.push({ text: plain, isHit: false })
  return parts
}
