/** Tells the citizen's service worker which files make up the pages, and serves the page while developing. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'

import type { Plugin, Rollup } from 'vite'

const SOURCE = fileURLToPath(new URL('./worker.js', import.meta.url))
const ENTRY = 'citizen.html'
/** Files of `public` that the pages ask for. */
const BESIDE = ['first-paint.js', 'favicon.svg']

/** The entry's files and all they load, at once or later. */
export function shellOf(bundle: Rollup.OutputBundle): string[] {
  const files = new Set<string>()
  const follow = (name: string): void => {
    const chunk = bundle[name]
    if (files.has(name) || chunk?.type !== 'chunk') return
    files.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const each of [...chunk.imports, ...chunk.dynamicImports]) follow(each)
  }
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(ENTRY)) follow(chunk.fileName)
  }
  for (const name of Object.keys(bundle)) if (/solver\.worker/.test(name)) files.add(name)
  return [...files].toSorted()
}

export function workerText(source: string, shell: string[], version: string): string {
  return source
    .replace('const SHELL = []', `const SHELL = ${JSON.stringify(shell)}`)
    .replace("const VERSION = ''", `const VERSION = ${JSON.stringify(version)}`)
}

export function citizenPages(): Plugin {
  let base = '/'
  return {
    name: 'citizen-pages',
    configResolved(config) {
      base = config.base
    },
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/citizen(\/[^.]*)?(\?|$)/.test(request.url ?? '')) request.url = `/${ENTRY}`
        next()
      })
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const shell = [...shellOf(bundle), ...BESIDE].map((name) => base + name)
        const source = readFileSync(SOURCE, 'utf8')
        const page = bundle[ENTRY]
        const drawn = page?.type === 'asset' ? String(page.source) : ''
        const version = createHash('sha256').update(source + shell.join() + drawn).digest('hex')
        this.emitFile({
          type: 'asset',
          fileName: 'citizen-worker.js',
          source: workerText(source, shell, version.slice(0, 12)),
        })
      },
    },
  }
}
