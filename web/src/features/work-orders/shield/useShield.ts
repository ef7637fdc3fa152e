/** Ask the server again when something has changed and typing has paused; only the last answer counts. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

import type { Shield } from '@/api/shield'

export const PAUSE_MS = 500

export interface ShieldBox<A = Shield> {
  shield: Ref<A | null>
  asking: Ref<boolean>
  failed: Ref<boolean>
  askNow(): void
}

export function useShield<T, A = Shield>(
  what: () => T | null,
  ask: (what: T, signal: AbortSignal) => Promise<A>,
  pause = PAUSE_MS,
): ShieldBox<A> {
  const shield = shallowRef<A | null>(null)
  const asking = ref(false)
  const failed = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: AbortController | undefined

  async function run(): Promise<void> {
    current?.abort()
    const question = what()
    if (question === null) {
      shield.value = null
      asking.value = false
      return
    }
    const mine = new AbortController()
    current = mine
    asking.value = true
    try {
      const answer = await ask(question, mine.signal)
      if (current !== mine) return
      shield.value = answer
      failed.value = false
    } catch {
      // The check helps; it never stands in the way. The server checks once more at dispatch.
      if (current === mine) failed.value = true
    } finally {
      if (current === mine) asking.value = false
    }
  }

  function askNow(): void {
    clearTimeout(timer)
    void run()
  }

  watch(
    () => JSON.stringify(what()),
    () => {
      clearTimeout(timer)
      timer = setTimeout(run, pause)
    },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    current?.abort()
    current = undefined
  })
  askNow()
  return { shield, asking, failed, askNow }
}
