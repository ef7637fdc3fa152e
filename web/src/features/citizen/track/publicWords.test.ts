import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { KNOWN } from './publicWords'

const RULES = '../hotline/portal/rules'

it.each(['progress.py', 'standing.py', 'ratings.py'])('knows every sentence of %s in English', (file) => {
  // Not what is written about the rules, only what they say.
  const code = readFileSync(`${RULES}/${file}`, 'utf8').replaceAll(/"""[\s\S]*?"""/g, '')
  const said = [...code.matchAll(/"([^"\n]*[\u4e00-\u9fff][^"\n]*)"/g)].map(([, sentence]) => sentence!)
  expect(said.length).toBeGreaterThan(2)
  expect(said.filter((each) => !KNOWN.has(each))).toEqual([])
})
