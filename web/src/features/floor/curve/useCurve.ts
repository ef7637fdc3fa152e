/** The day's curve of the chosen queue, fetched again every minute while it is looked at. */
import { onMounted, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

import { floorCurve, type FloorCurve } from '@/api/floorCurve'
import { sentenceOf } from '@/shared/failures'
import { useAutoRefresh } from '@/shared/useAutoRefresh'

const SECONDS = 60

export interface CurveBox {
  curve: ShallowRef<FloorCurve | null>
  failure: Ref<string>
  load(): Promise<void>
}

export function useCurve(queue: Ref<string>): CurveBox {
  const curve = shallowRef<FloorCurve | null>(null)
  const failure = ref('')
  let round = 0

  async function load(): Promise<void> {
    const mine = ++round
    try {
      const found = await floorCurve(queue.value)
      if (mine !== round) return
      curve.value = found
      failure.value = ''
    } catch (problem) {
      if (mine === round) failure.value = sentenceOf(problem)
    }
  }

  onMounted(load)
  watch(queue, load)
  useAutoRefresh(load, SECONDS)
  return { curve, failure, load }
}
