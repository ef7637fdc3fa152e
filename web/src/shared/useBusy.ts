/** A button's work: one at a time, so that a double click does nothing twice. */
import { ref, type Ref } from 'vue'

import { tellFailure } from './failures'

export interface Busy {
  busy: Ref<boolean>
  /** Run unless it is already running; failures are told, and answered with undefined. */
  run<T>(work: () => Promise<T>): Promise<T | undefined>
}

export function useBusy(onFailure: (failure: unknown) => void = tellFailure): Busy {
  const busy = ref(false)
  async function run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    try {
      return await work()
    } catch (failure) {
      onFailure(failure)
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { busy, run }
}
