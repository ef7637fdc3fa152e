/** Ask the server again when something has changed and typing has paused; only the last answer counts. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

import type { Shield } from '@/api/shield'

export const PAUSE_MS = 500

export interface ShieldBox {
  shield: Ref<Shield | null>
  asking: Ref<boolean>
  failed: Ref<boolean>
  askNow(): void
}

export function useShield<T>(
  what: () => T | null,
  ask: (what: T, signal: AbortSignal) => Promise<Shield>,
  pause = PAUSE_MS,
): ShieldBox {
  const shield = ref<Shield | null>(null)
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
