/** Send a form once more, by itself, when the server that could not be reached is back. */
import { onMounted, onScopeDispose, ref, watch, type Ref } from 'vue'

import { connection } from '@/shared/connection'
import { forget, recall, remember } from '@/shared/storage'

/** After that somebody should look at it again before it goes. */
const FRESH_MS = 30 * 60_000

interface Wish {
  at: number
  withDispatch: boolean
}

export interface SendWhenBack {
  isWaiting: Ref<boolean>
  wait(withDispatch: boolean): void
  cancel(): void
}

/** The wish is kept by the draft's key, over a reload of the tab; the words are the draft's. */
export function useSendWhenBack(
  key: () => string,
  send: (withDispatch: boolean) => void,
): SendWhenBack {
  const isWaiting = ref(false)
  const slot = () => `hotline.draft.later.${key()}`

  function count(waits: boolean): void {
    if (waits !== isWaiting.value) connection.waiting += waits ? 1 : -1
    isWaiting.value = waits
  }

  function wished(): Wish | null {
    const wish = recall<Wish>(slot())
    return wish && Date.now() - wish.at < FRESH_MS ? wish : null
  }

  function wait(withDispatch: boolean): void {
    remember(slot(), { at: Date.now(), withDispatch } satisfies Wish)
    count(true)
  }

  function cancel(): void {
    forget(slot())
    count(false)
  }

  function sendNow(): void {
    const wish = wished()
    cancel()
    if (wish) send(wish.withDispatch)
  }

  watch(
    () => connection.reach,
    (reach) => {
      if (reach === 'here' && isWaiting.value) sendNow()
    },
  )
  // Another draft came into the form: it has a wish of its own, or none.
  watch(key, () => count(wished() !== null))
  onMounted(() => {
    count(wished() !== null)
    if (isWaiting.value && connection.reach === 'here') sendNow()
  })
  onScopeDispose(() => count(false))
  return { isWaiting, wait, cancel }
}
