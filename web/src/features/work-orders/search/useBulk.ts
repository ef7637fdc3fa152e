/** One verb for many orders: looked at first, then carried out once. */
import { computed, ref } from 'vue'

import { actInBulk, previewBulk, type BulkBody, type Outcome } from '@/api/lists'
import { useBusy } from '@/shared/useBusy'

export function useBulk(body: () => BulkBody, done: (refused: string[]) => void) {
  const outcomes = ref<Outcome[]>([])
  const isDone = ref(false)
  const { busy, run } = useBusy()
  const going = computed(() => outcomes.value.filter(({ is_done: ok }) => ok).length)

  const preview = () => run(async () => {
    outcomes.value = await previewBulk(body())
  })
  const carryOut = () => run(async () => {
    outcomes.value = await actInBulk(body())
    isDone.value = true
    done(outcomes.value.filter(({ is_done: ok }) => !ok).map(({ number }) => number))
  })
  /** What was shown is of another choice; what was carried out stays. */
  function forget(): void {
    if (!isDone.value) outcomes.value = []
  }
  function begin(): void {
    isDone.value = false
    outcomes.value = []
  }
  return { outcomes, isDone, going, busy, preview, carryOut, forget, begin }
}
