/** What language the page speaks; every text is written in both, or the types refuse it. */
import { computed, ref, watch, type ComputedRef } from 'vue'

import { KEPT_AS, rememberLanguage } from '@/shared/language'
import { keptForGood } from '@/shared/storage'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const TAGS: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

/** The same words in another language: every text, with the same gaps to fill in. */
export type Said<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : Said<T[K]>
}

export function both<T>(zh: T, en: Said<T>): Record<Language, Said<T>> {
  return { zh: zh as Said<T>, en }
}

/** What was chosen here before, else what the browser speaks; Chinese for every other tongue but English. */
export function firstLanguage(kept: unknown, browser: readonly string[]): Language {
  const known = LANGUAGES.find((each) => each === kept)
  if (known) return known
  const spoken = browser.find((each) => /^(zh|en)\b/i.test(each)) ?? 'zh'
  return spoken.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

export const language = ref<Language>(
  firstLanguage(keptForGood(KEPT_AS), globalThis.navigator?.languages ?? []),
)

watch(
  language,
  (now) => {
    document.documentElement.lang = TAGS[now]
  },
  { immediate: true, flush: 'sync' },
)

export function speak(chosen: Language): void {
  language.value = chosen
  rememberLanguage(chosen)
}

export function useWords<T>(words: Record<Language, T>): ComputedRef<T> {
  return computed(() => words[language.value])
}
