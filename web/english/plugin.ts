/** Builds the pages in English: the same sources, with the dictionaries' words in place of the Chinese. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Plugin } from 'vite'

import { find, readBooks } from './dictionary.ts'
import { HERE, placeOf } from './files.ts'
import { isChinese } from './fullWidth.ts'
import { inEnglish } from './source.ts'

/** What the Chinese pages take from elsewhere, and what the English take instead. */
const INSTEAD: Record<string, string> = {
  'element-plus/es/locale/lang/zh-cn.mjs': 'element-plus/es/locale/lang/en.mjs',
}
const SOURCE = /[\\/]src[\\/].*\.(vue|ts)$/

/** A file of `web/english/instead` stands for the one of the same place in `web/src`. */
function stoodFor(id: string): string | null {
  const place = placeOf(id)
  const file = join(HERE, 'instead', place ?? '-')
  return place !== null && existsSync(file) ? readFileSync(file, 'utf8') : null
}

function pageInEnglish(html: string, look: (key: string) => string | null): string {
  return html
    .replace('<html lang="zh-CN">', '<html lang="en">')
    .replace(/>([^<>]+)</g, (whole, text: string) => {
      const words = isChinese(text) ? look(text.trim()) : null
      return words === null ? whole : `>${words}<`
    })
}

export function english(): Plugin {
  const books = readBooks()
  const look = (place: string) => (key: string) => find(books, place, key)?.words ?? null
  return {
    name: 'english',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^element-plus\/es\/locale\// },
      handler(source, importer) {
        const instead = INSTEAD[source]
        return instead ? this.resolve(instead, importer) : null
      },
    },
    load: { filter: { id: SOURCE }, handler: stoodFor },
    transform: {
      filter: { id: SOURCE },
      handler(code, id) {
        const place = placeOf(id)
        if (place === null) return null
        // After the pages' own styles, so that these win.
        const styled = place === 'main.ts' ? `${code}\nimport '../english/english.css'\n` : code
        return { code: inEnglish(styled, id, look(place)), map: null }
      },
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => pageInEnglish(html, look('app/index.html')),
    },
  }
}
