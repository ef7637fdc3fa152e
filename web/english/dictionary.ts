/**
 * The words of every feature: `<feature>.json`, and `common.json` for what many say alike.
 *
 * `null` leaves a text as it is: data, not words. An object under `@File.vue` holds for that file only.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { featureOf, HERE, nameOf } from './files.ts'
import { markedInEnglish } from './fullWidth.ts'

export type Words = Record<string, string | null>
export type Book = Record<string, string | null | Words>

/** Where the words of a key were found: the book and, within it, the file's part or ''. */
export interface Found {
  words: string | null
  book: string
  part: string
}

export function readBook(feature: string): Book {
  const file = join(HERE, 'words', `${feature}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Book) : {}
}

export function readBooks(): Record<string, Book> {
  const names = readdirSync(join(HERE, 'words')).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(names.map((name) => [name.slice(0, -5), readBook(name.slice(0, -5))]))
}

function within(words: Book | Words | undefined, key: string): string | null | undefined {
  const said = words && Object.hasOwn(words, key) ? words[key] : undefined
  return typeof said === 'object' && said !== null ? undefined : said
}

/** @returns undefined where no dictionary has the key */
export function find(books: Record<string, Book>, place: string, key: string): Found | undefined {
  const feature = featureOf(place)
  const part = `@${nameOf(place)}`
  const own = within(books[feature]?.[part] as Words | undefined, key)
  if (own !== undefined) return { words: own, book: feature, part }
  for (const book of [feature, 'common']) {
    const words = within(books[book], key)
    if (words !== undefined) return { words, book, part: '' }
  }
  const marked = markedInEnglish(key)
  return marked === null ? undefined : { words: marked, book: '', part: '' }
}
