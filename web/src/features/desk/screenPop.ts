/** The citizen's file for the call in hand; asked again until the server has heard of the call. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

import { ApiError } from '@/api/errors'
import type { ScreenPop } from '@/api/types'
import { getScreenPop } from '@/api/workOrders'
import { sentenceOf } from '@/shared/failures'

/** The server hears of a ring within a tenth of a second; when it is late, haste is no use. */
const RETRY_MS = [60, 80, 100, 150, 200, 300, 400, 700, 1000, 1500, 2000]
/** Once the file is there, only the answer is waited for. */
const UNHURRIED = RETRY_MS.indexOf(400)
const SLOW_MS = 4000

export interface ScreenPopBox {
  pop: Ref<ScreenPop | null>
  waiting: Ref<boolean>
  failure: Ref<string>
  reload(): void
}

export function useScreenPop(callId: Ref<string | null>): ScreenPopBox {
  const pop = ref<ScreenPop | null>(null)
  const waiting = ref(false)
  const failure = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let abort: AbortController | null = null

  function stop(): void {
    clearTimeout(timer)
    abort?.abort()
    abort = null
  }

  async function ask(id: string, attempt: number): Promise<void> {
    abort = new AbortController()
    try {
      pop.value = await getScreenPop(id, abort.signal)
      waiting.value = false
      failure.value = ''
      // The contact begins when the call is answered: look again until the file has it.
      if (pop.value.contact_id === null) again(id, Math.max(attempt, UNHURRIED))
    } catch (problem) {
      if (problem instanceof DOMException) return
      const notYet = problem instanceof ApiError && problem.status === 404
      if (!notYet) failure.value = sentenceOf(problem)
      again(id, attempt)
    }
  }

  function again(id: string, attempt: number): void {
    timer = setTimeout(() => void ask(id, attempt + 1), RETRY_MS[attempt] ?? SLOW_MS)
  }

  /** Ask anew for the same call, keeping what is shown. */
  function reload(): void {
    stop()
    if (callId.value !== null) void ask(callId.value, 0)
  }

  function begin(): void {
    stop()
    failure.value = ''
    const id = callId.value
    if (pop.value?.call_id !== id) pop.value = null
    waiting.value = id !== null
    if (id !== null) void ask(id, 0)
  }

  watch(callId, begin, { immediate: true })
  onScopeDispose(stop)
  return { pop, waiting, failure, reload }
}
