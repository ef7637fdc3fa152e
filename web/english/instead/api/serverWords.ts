/** Says in English what the server says in Chinese: names of states and kinds, refusals; never what people wrote. */
import type { Middleware } from 'openapi-fetch'

import words from '@/../english/words/server.json'

const WORDED =
  /(^|_)(labels?|message|hint|sentence|fields|by|actor|advice|found|formula|without|without_a_model|purpose|measure|wording|nearness)$/

/** Sentences put together of who, what and whom; elsewhere so loose a pattern could meet what people wrote. */
const TOLD = /(^|_)(sentence|by|actor)$/

interface Pattern {
  isLoose: boolean
  shape: RegExp
  words: string
}

const EXACT = new Map(Object.entries(words as Record<string, string>))
const PATTERNS: Pattern[] = [...EXACT]
  .filter(([key]) => key.includes('{0}'))
  // Those that say most of the text themselves come first.
  .toSorted(([a], [b]) => ownWords(b) - ownWords(a))
  .map(([key, english]) => ({ isLoose: !/[\u3400-\u9fff]/.test(key), shape: shapeOf(key), words: english }))

function ownWords(key: string): number {
  return key.replace(/\{\d+\}/g, '').length
}

function shapeOf(key: string): RegExp {
  const parts = key.split(/\{\d+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('(.+?)')}$`)
}

/** The English of a text the server made; as it is where none is known. */
export function said(text: string, isTold = false): string {
  const exact = EXACT.get(text)
  if (exact !== undefined) return exact
  for (const { isLoose, shape, words: english } of PATTERNS) {
    const [, ...gaps] = (isTold || !isLoose) ? (shape.exec(text) ?? []) : []
    if (gaps.length > 0) {
      return english.replace(/\{(\d+)\}/g, (_whole, place) => said(gaps[Number(place)] ?? '', isTold))
    }
  }
  return text
}

/** @param field - the name of the field the text stands in, where the server puts words of its own there */
export function inEnglish(body: unknown, field = ''): unknown {
  if (typeof body === 'string') return field ? said(body, TOLD.test(field)) : body
  if (Array.isArray(body)) return body.map((each) => inEnglish(each, field))
  if (typeof body !== 'object' || body === null) return body
  // The name of a figure is the server's own, that of a place or a person is not.
  const isOwn = (key: string): boolean => WORDED.test(key) || (key === 'name' && 'formula' in body)
  const entries = Object.entries(body)
  return Object.fromEntries(entries.map(([key, value]) => [key, inEnglish(value, isOwn(key) ? key : field)]))
}

export const serverWords: Middleware | null = {
  async onResponse({ response }) {
    if (!response.headers.get('Content-Type')?.includes('json')) return undefined
    const body: unknown = await response.clone().json()
    const { status, statusText, headers } = response
    return new Response(JSON.stringify(inEnglish(body)), { status, statusText, headers })
  },
}
