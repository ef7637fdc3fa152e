import { readFileSync } from 'node:fs'

import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { CHOICES, chosenOf, KEPT_AS, marksOf, useAppearance } from './appearance'

const FIRST_PAINT = readFileSync('public/first-paint.js', 'utf8')
const root = document.documentElement

/** The system's wish for night, which a test may change while the page is open. */
function stubNight(isNight: boolean): (isNight: boolean) => void {
  const listeners: ((event: { matches: boolean }) => void)[] = []
  const media = {
    matches: isNight,
    addEventListener: (_: string, listener: (typeof listeners)[number]) => listeners.push(listener),
  }
  vi.stubGlobal('matchMedia', () => media)
  return (matches) => listeners.forEach((listener) => listener({ matches }))
}

function paintFirst(): Record<string, string | undefined> {
  // oxlint-disable-next-line no-new-func -- The script as index.html runs it.
  new Function(FIRST_PAINT)()
  return { ...root.dataset }
}

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
})
afterEach(() => {
  for (const aspect of Object.keys(CHOICES)) delete root.dataset[aspect]
})

describe('the appearance', () => {
  it('is the usual one when nothing or nonsense was kept', () => {
    const usual = { theme: 'system', density: 'normal', type: 'normal', contrast: 'normal' }
    for (const kept of [null, 'dark', 7, { theme: 'pink', density: [] }]) {
      expect(chosenOf(kept)).toEqual(usual)
    }
  })

  it('follows the system only when asked to', () => {
    const chosen = chosenOf(null)
    expect(marksOf(chosen, true).theme).toBe('dark')
    expect(marksOf(chosen, false).theme).toBe('light')
    expect(marksOf({ ...chosen, theme: 'light' }, true).theme).toBe('light')
  })

  it('is applied at once, kept, and there again in the next visit', () => {
    stubNight(false)
    useAppearance().choose({ theme: 'dark', type: 'larger' })
    expect(root.dataset).toMatchObject({ theme: 'dark', density: 'normal', type: 'larger' })
    setActivePinia(createPinia())
    expect(useAppearance().chosen).toEqual({
      theme: 'dark',
      density: 'normal',
      type: 'larger',
      contrast: 'normal',
    })
  })

  it('turns with the system while the page is open', () => {
    const turn = stubNight(false)
    useAppearance()
    turn(true)
    expect(root.dataset.theme).toBe('dark')
    turn(false)
    expect(root.dataset.theme).toBe('light')
  })

  it('follows another tab', () => {
    stubNight(false)
    const { chosen } = useAppearance()
    localStorage.setItem(KEPT_AS, JSON.stringify({ density: 'compact' }))
    globalThis.dispatchEvent(new StorageEvent('storage', { key: KEPT_AS }))
    expect(chosen.density).toBe('compact')
    expect(root.dataset.density).toBe('compact')
  })
})

describe('the script before the first paint', () => {
  const themes = [...CHOICES.theme, 'pink']
  it.each(themes.flatMap((theme) => [true, false].map((night) => ({ theme, night }))))(
    'marks $theme with night $night as the app will',
    ({ theme, night }) => {
      stubNight(night)
      for (const density of [...CHOICES.density, undefined]) {
        for (const type of [...CHOICES.type, 3]) {
          for (const contrast of [...CHOICES.contrast, null]) {
            const kept = { theme, density, type, contrast }
            localStorage.setItem(KEPT_AS, JSON.stringify(kept))
            expect(paintFirst()).toEqual(marksOf(chosenOf(kept), night))
          }
        }
      }
    },
  )

  it('survives a storage that holds nonsense', () => {
    stubNight(false)
    localStorage.setItem(KEPT_AS, '{"theme":')
    expect(paintFirst()).toEqual({
      theme: 'light',
      density: 'normal',
      type: 'normal',
      contrast: 'normal',
    })
  })
})
