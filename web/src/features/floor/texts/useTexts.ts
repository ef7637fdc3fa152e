/** The texts of the floor, asked for every few seconds while somebody looks. */
import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

import { floorTexts, type FloorTexts } from '@/api/floorTexts'
import { sentenceOf } from '@/shared/failures'
import { useAutoRefresh } from '@/shared/useAutoRefresh'

const EVERY_SECONDS = 5

export interface Texts {
  found: ShallowRef<FloorTexts | null>
  failure: Ref<string>
  load: () => Promise<void>
}

export function useTexts(isWanted: () => boolean): Texts {
  const found = shallowRef<FloorTexts | null>(null)
  const failure = ref('')
  async function load(): Promise<void> {
    if (!isWanted()) return
    try {
      found.value = await floorTexts()
      failure.value = ''
    } catch (problem) {
      failure.value = sentenceOf(problem)
    }
  }
  onMounted(load)
  useAutoRefresh(load, EVERY_SECONDS)
  return { found, failure, load }
}
