/** A button's work: one at a time; as `shared/useBusy`, without the desk's messages, which are heavy. */
import { ref, type Ref } from 'vue'

import { sentence } from './failures'

export interface Sending {
  busy: Ref<boolean>
  /** Why it did not happen, in the reader's language; empty while all is well. */
  refusal: Ref<string>
  run(work: () => Promise<unknown>): Promise<void>
}

export function useSending(): Sending {
  const busy = ref(false)
  const refusal = ref('')
  async function run(work: () => Promise<unknown>): Promise<void> {
    if (busy.value) return
    busy.value = true
    refusal.value = ''
    try {
      await work()
    } catch (failure) {
      refusal.value = sentence(failure)
    } finally {
      busy.value = false
    }
  }
  return { busy, refusal, run }
}
