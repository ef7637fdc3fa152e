/** What is missing on one step: told after the first try to go on, and mended as one types. */
import { computed, nextTick, ref } from 'vue'

import { lacks, type Lack, type Step } from '../kept/draft'
import { draft } from '../kept/useDraft'
import { useWords } from '../language'
import { SUBMIT } from './submitWords'

export function useLacks(step: Step) {
  const words = useWords(SUBMIT)
  const isTried = ref(false)
  const found = computed(() => (isTried.value ? lacks(draft, step) : []))

  /** The sentence for the first of these that is missing. */
  function lackOf(...kinds: Lack[]): string | undefined {
    const first = found.value.find((each) => kinds.includes(each))
    return first && words.value.lacks[first]
  }

  function may(): boolean {
    isTried.value = true
    if (found.value.length === 0) return true
    void nextTick(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    return false
  }

  return { words, lackOf, may }
}
