/** Takes out of the dictionaries what nobody says any more. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { readBook, type Book, type Words } from './dictionary.ts'
import { HERE } from './files.ts'

function without(book: Book, idle: readonly string[]): Book {
  const kept: Book = {}
  for (const [key, words] of Object.entries(book)) {
    if (typeof words !== 'object' || words === null) {
      if (!idle.includes(key)) kept[key] = words
      continue
    }
    const rest = Object.entries(words).filter(([each]) => !idle.includes(`${key} ▸ ${each}`))
    if (rest.length > 0) kept[key] = Object.fromEntries(rest) as Words
  }
  return kept
}

export function prune(unused: Record<string, string[]>): void {
  for (const [feature, idle] of Object.entries(unused)) {
    const text = JSON.stringify(without(readBook(feature), idle), null, 2)
    writeFileSync(join(HERE, 'words', `${feature}.json`), `${text}\n`)
  }
}
