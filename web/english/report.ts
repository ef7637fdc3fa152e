/** What the dictionaries lack and what in them nobody says any more. */
import { readFileSync } from 'node:fs'

import { find, readBooks, type Book } from './dictionary.ts'
import { everyFile, featureOf } from './files.ts'
import { piecesOf } from './source.ts'

export interface Report {
  /** feature → key → the files that say it. */
  missing: Record<string, Record<string, string[]>>
  /** book → keys, with `@File.vue ▸ ` before those of one file. */
  unused: Record<string, string[]>
  said: number
}

function keysOf(book: Book): string[] {
  return Object.entries(book).flatMap(([key, words]) =>
    typeof words === 'object' && words !== null
      ? Object.keys(words).map((each) => `${key} ▸ ${each}`)
      : [key],
  )
}

export function report(books = readBooks()): Report {
  const missing: Report['missing'] = {}
  const used = new Set<string>()
  for (const { file, place } of everyFile()) {
    for (const { key } of piecesOf(readFileSync(file, 'utf8'), file)) {
      const found = find(books, place, key)
      if (found) used.add(`${found.book}/${found.part ? `${found.part} ▸ ` : ''}${key}`)
      else ((missing[featureOf(place)] ??= {})[key] ??= []).push(place)
    }
  }
  const unused: Report['unused'] = {}
  for (const [name, book] of Object.entries(books)) {
    if (name === 'server') continue
    const idle = keysOf(book).filter((key) => !used.has(`${name}/${key}`))
    if (idle.length > 0) unused[name] = idle
  }
  return { missing, unused, said: used.size }
}
