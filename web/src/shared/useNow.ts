/** One clock for the whole page: a thousand rows cost one timer. */
import { onScopeDispose, ref, type Ref } from 'vue'

const now = ref(new Date())
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

export function useNow(): Ref<Date> {
  if (watchers === 0) {
    now.value = new Date()
    timer = setInterval(() => {
      now.value = new Date()
    }, 1000)
  }
  watchers += 1
  onScopeDispose(() => {
    watchers -= 1
    if (watchers === 0) clearInterval(timer)
  })
  return now
}
