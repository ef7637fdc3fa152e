/** Ask when typing has paused; only the last answer counts, and a lost one changes nothing. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

export const PAUSE_MS = 600

export function useWhileTyping<Q, A>(
  what: () => Q | null,
  ask: (question: Q) => Promise<A>,
  nothing: A,
  pause = PAUSE_MS,
): ShallowRef<A> {
  const answer = shallowRef(nothing)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  async function run(): Promise<void> {
    const question = what()
    const mine = (latest += 1)
    if (question === null) {
      answer.value = nothing
      return
    }
    try {
      const found = await ask(question)
      if (mine === latest) answer.value = found
    } catch {
      // It helps and never stands in the way: what was found before stays.
    }
  }

  watch(
    () => JSON.stringify(what()),
    () => {
      clearTimeout(timer)
      timer = setTimeout(run, pause)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    latest += 1
  })
  return answer
}
