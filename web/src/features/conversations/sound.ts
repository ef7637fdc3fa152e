/** Whether a new message may be heard on this computer. */
import { ref, type Ref } from 'vue'

import { keepForGood, keptForGood } from '@/shared/storage'

const KEY = 'hotline.talks.sound'
const on = ref(keptForGood(KEY) !== false)

export function useTalkSound(): { on: Ref<boolean>; choose(wanted: boolean): void } {
  return {
    on,
    choose(wanted) {
      on.value = wanted
      keepForGood(KEY, wanted)
    },
  }
}
