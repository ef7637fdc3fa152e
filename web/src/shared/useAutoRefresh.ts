/** Refresh a list every few seconds while its page is looked at. */
import { onMounted, onScopeDispose } from 'vue'

export const REFRESH_SECONDS = 10

export function useAutoRefresh(refresh: () => unknown, seconds = REFRESH_SECONDS): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const visible = () => {
    if (!document.hidden) refresh()
  }
  onMounted(() => {
    timer = setInterval(visible, seconds * 1000)
    document.addEventListener('visibilitychange', visible)
  })
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', visible)
  })
}
