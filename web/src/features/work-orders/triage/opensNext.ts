/** Whether the next order of the list opens by itself after a verb: each person's choice. */
import { ref, watch } from 'vue'

import { keepForGood, keptForGood } from '@/shared/storage'

const KEY = 'hotline.opens-next'

const opensNext = ref(keptForGood(KEY) === true)
watch(opensNext, (wanted) => keepForGood(KEY, wanted))

export function useOpensNext() {
  return opensNext
}
