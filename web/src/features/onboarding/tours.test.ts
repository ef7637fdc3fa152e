import { globSync, readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { TOURS } from './tours'

const FILES = globSync('src/**/*.{vue,ts}').filter(
  (file) => !file.includes('onboarding/tours') && !file.endsWith('.test.ts') && !file.includes('schema.d.ts'),
)
const SOURCE = FILES.map((file) => readFileSync(file, 'utf8')).join('\n')
const NAMES = new Set([...SOURCE.matchAll(/\sdata-testid="([^"`]+)"/g)].map(([, name]) => name))
const PREFIXES = [...SOURCE.matchAll(/:data-testid="`([\w-]+-)\$\{[^}]+\}`"/g)].map(([, prefix]) => prefix ?? '')

/** Named outright, or put together of a known beginning and a word that the source knows. */
function exists(spot: string): boolean {
  if (NAMES.has(spot)) return true
  return PREFIXES.some((prefix) => {
    const rest = spot.slice(prefix.length)
    return spot.startsWith(prefix) && rest !== '' && (SOURCE.includes(`'${rest}'`) || SOURCE.includes(`'/${rest}'`))
  })
}

it.each(TOURS.map((tour) => [tour.role, tour] as const))('points %s at what is there', (_role, tour) => {
  expect(tour.steps.filter(({ spot }) => !exists(spot)).map(({ spot }) => spot)).toEqual([])
})

it('knows an element that is not there', () => {
  expect(exists('tray-of-nobody')).toBe(false)
  expect(exists('nowhere')).toBe(false)
})

it('walks each role through in four to eight short steps', () => {
  expect(new Set(TOURS.map(({ role }) => role)).size).toBe(7)
  for (const { steps } of TOURS) {
    expect(steps.length).toBeGreaterThanOrEqual(4)
    expect(steps.length).toBeLessThanOrEqual(8)
    expect(new Set(steps.map(({ spot }) => spot)).size).toBe(steps.length)
    // Two minutes, read at 300 characters a minute.
    expect(steps.map(({ title, text }) => title + text).join('').length).toBeLessThan(600)
  }
})
