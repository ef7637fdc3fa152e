/** The day's curve of the chosen queue, fetched again every minute while it is looked at. */
import { watch, type Ref, type ShallowRef } from 'vue'

import { floorCurve, type FloorCurve } from '@/api/floorCurve'
import { useAutoRefresh } from '@/shared/useAutoRefresh'
import { useLoaded } from '@/shared/useLoaded'

const SECONDS = 60

export interface CurveBox {
  curve: ShallowRef<FloorCurve | null>
  failure: Ref<string>
  load(): Promise<void>
}

export function useCurve(queue: Ref<string>): CurveBox {
  const { found: curve, refusal: failure, load } = useLoaded(() => floorCurve(queue.value))
  watch(queue, load)
  useAutoRefresh(load, SECONDS)
  return { curve, failure, load }
}
