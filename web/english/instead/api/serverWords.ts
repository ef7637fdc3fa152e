/** Says in English what the server says in Chinese: names of states and kinds, refusals; never what people wrote. */
import type { Middleware } from 'openapi-fetch'

import words from '@/../english/words/server.json'

const WORDED = /(^|_)(labels?|message|title|hint|sentence|fields)$/

interface Pattern {
  shape: RegExp
  words: string
}

const EXACT = new Map(Object.entries(words as Record<string, string>))
const PATTERNS: Pattern[] = [...EXACT]
  .filter(([key]) => key.includes('{0}'))
  .map(([key, said]) => ({ shape: shapeOf(key), words: said }))

function shapeOf(key: string): RegExp {
  const parts = key.split(/\{\d+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('(.+?)')}$`)
}

/** The English of a text the server made; as it is where none is known. */
export function said(text: string): string {
  const exact = EXACT.get(text)
  if (exact !== undefined) return exact
  for (const { shape, words: english } of PATTERNS) {
    const [, ...gaps] = shape.exec(text) ?? []
    if (gaps.length > 0) return english.replace(/\{(\d+)\}/g, (_whole, place) => said(gaps[Number(place)] ?? ''))
  }
  return text
}

/** @param isWorded - whether the text stands where the server puts words of its own */
export function inEnglish(body: unknown, isWorded = false): unknown {
  if (typeof body === 'string') return isWorded ? said(body) : body
  if (Array.isArray(body)) return body.map((each) => inEnglish(each, isWorded))
  if (typeof body !== 'object' || body === null) return body
  const entries = Object.entries(body)
  return Object.fromEntries(entries.map(([key, value]) => [key, inEnglish(value, isWorded || WORDED.test(key))]))
}

export const serverWords: Middleware | null = {
  async onResponse({ response }) {
    if (!response.headers.get('Content-Type')?.includes('json')) return undefined
    const body: unknown = await response.clone().json()
    const { status, statusText, headers } = response
    return new Response(JSON.stringify(inEnglish(body)), { status, statusText, headers })
  },
}
