/** How the pages look to whoever sits here: by day or night, close or roomy, in what size of type. */
import { defineStore } from 'pinia'
import { computed, reactive, ref, watch } from 'vue'

import { keepForGood, keptForGood } from './storage'

/** The first of each is what nobody chose. */
export const CHOICES = {
  theme: ['system', 'light', 'dark'],
  density: ['normal', 'compact', 'roomy'],
  type: ['normal', 'large', 'larger'],
  contrast: ['normal', 'high'],
} as const

export type Aspect = keyof typeof CHOICES
export type Appearance = { [aspect in Aspect]: (typeof CHOICES)[aspect][number] }

export const KEPT_AS = 'hotline.appearance'
const NIGHT = '(prefers-color-scheme: dark)'

function either<T extends string>(word: unknown, words: readonly [T, ...T[]]): T {
  return words.find((each) => each === word) ?? words[0]
}

/** What was chosen, whatever the storage holds. */
export function chosenOf(kept: unknown): Appearance {
  const { theme, density, type, contrast } = (kept ?? {}) as Record<string, unknown>
  return {
    theme: either(theme, CHOICES.theme),
    density: either(density, CHOICES.density),
    type: either(type, CHOICES.type),
    contrast: either(contrast, CHOICES.contrast),
  }
}

/** The attributes of the page's root, from which the tokens take their values. */
export function marksOf(chosen: Appearance, isNight: boolean): Record<Aspect, string> {
  const bySystem = isNight ? 'dark' : 'light'
  return { ...chosen, theme: chosen.theme === 'system' ? bySystem : chosen.theme }
}

export const useAppearance = defineStore('appearance', () => {
  const chosen = reactive(chosenOf(keptForGood(KEPT_AS)))
  const system = globalThis.matchMedia?.(NIGHT)
  const isNight = ref(system?.matches ?? false)
  system?.addEventListener('change', ({ matches }) => {
    isNight.value = matches
  })
  // Every tab of this browser follows the one where it was chosen.
  globalThis.addEventListener('storage', ({ key }) => {
    if (key === KEPT_AS) Object.assign(chosen, chosenOf(keptForGood(KEPT_AS)))
  })
  const marks = computed(() => marksOf(chosen, isNight.value))
  watch(marks, (now) => Object.assign(document.documentElement.dataset, now), {
    immediate: true,
    flush: 'sync',
  })

  function choose(change: Partial<Appearance>): void {
    Object.assign(chosen, change)
    keepForGood(KEPT_AS, chosen)
  }

  return { chosen, marks, choose }
})
