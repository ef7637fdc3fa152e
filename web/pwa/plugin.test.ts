// @vitest-environment node
import { readFileSync } from 'node:fs'

import type { Rollup } from 'vite'
import { expect, it } from 'vitest'

import { shellOf, workerText } from './plugin.ts'

const SOURCE = readFileSync('pwa/worker.js', 'utf8')

function chunk(fileName: string, given: Partial<Rollup.OutputChunk> = {}): Rollup.OutputChunk {
  return { type: 'chunk', fileName, imports: [], dynamicImports: [], facadeModuleId: null, ...given } as Rollup.OutputChunk
}

it('keeps what the citizen may load, now or later, and nothing of the desk', () => {
  const bundle: Rollup.OutputBundle = {
    'citizen.js': chunk('citizen.js', {
      facadeModuleId: '/web/citizen.html',
      imports: ['vue.js'],
      dynamicImports: ['track.js'],
    }),
    'vue.js': chunk('vue.js'),
    'track.js': chunk('track.js', { imports: ['vue.js'], dynamicImports: ['citizen.js'] }),
    'desk.js': chunk('desk.js', { facadeModuleId: '/web/index.html', imports: ['vue.js', 'sip.js'] }),
    'sip.js': chunk('sip.js'),
  }
  expect(shellOf(bundle)).toEqual(['citizen.js', 'track.js', 'vue.js'])
})

interface Asked {
  method?: string
  mode?: string
  url: string
}

/** Runs the worker as the browser would, and tells what it answers itself from what it kept. */
function worker() {
  const listeners: Record<string, (event: unknown) => void> = {}
  const cache = { match: async (key: string) => `kept ${key}` }
  const self = {
    location: { origin: 'https://city' },
    addEventListener: (kind: string, listener: (event: unknown) => void) => {
      listeners[kind] = listener
    },
  }
  const text = workerText(SOURCE, ['/static/web/assets/a.js'], 'v1')
  // oxlint-disable-next-line no-new-func -- The script as the browser runs it.
  new Function('self', 'caches', text)(self, { open: async () => cache })
  return async ({ method = 'GET', mode = 'cors', url }: Asked): Promise<string | undefined> => {
    let answer: Promise<string> | undefined
    listeners.fetch!({ request: { method, mode, url }, respondWith: (given: Promise<string>) => (answer = given) })
    return answer
  }
}

it('answers the shell itself', async () => {
  const ask = worker()
  const shell = 'kept /citizen'
  expect(await ask({ url: 'https://city/citizen', mode: 'navigate' })).toBe(shell)
  expect(await ask({ url: 'https://city/citizen/track?number=1', mode: 'navigate' })).toBe(shell)
  expect(await ask({ url: 'https://city/static/web/assets/a.js' })).toBe('kept /static/web/assets/a.js')
})

it.each([
  { url: 'https://city/api/portal/answers' },
  { url: 'https://city/api/portal/track', method: 'POST' },
  { url: 'https://city/citizen/worker.js' },
  { url: 'https://city/citizens', mode: 'navigate' },
  { url: 'https://city/desk', mode: 'navigate' },
  { url: 'https://elsewhere/citizen', mode: 'navigate' },
  { url: 'https://city/static/web/assets/desk.js' },
])('leaves %j to the network', async (asked) => {
  expect(await worker()(asked)).toBeUndefined()
})
