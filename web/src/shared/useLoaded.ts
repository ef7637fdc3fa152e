/** One thing a page shows: loading, the refusal to load it, and loading it anew. */
import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

import { sentenceOf } from '@/shared/failures'

export interface Loaded<T> {
  found: ShallowRef<T | null>
  refusal: Ref<string>
  load(): Promise<void>
}

export function useLoaded<T>(fetch: () => Promise<T>): Loaded<T> {
  const found = shallowRef<T | null>(null)
  const refusal = ref('')
  let turn = 0

  async function load(): Promise<void> {
    turn += 1
    const mine = turn
    try {
      const answer = await fetch()
      if (mine !== turn) return
      found.value = answer
      refusal.value = ''
    } catch (failure) {
      if (mine === turn) refusal.value = sentenceOf(failure)
    }
  }
  onMounted(load)
  return { found, refusal, load }
}
