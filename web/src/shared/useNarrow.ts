/** Whether the screen is such as a media query says, now and after it changed. */
import { onScopeDispose, ref, type Ref } from 'vue'

export function useMedia(query: string): Ref<boolean> {
  const list = typeof matchMedia === 'function' ? matchMedia(query) : null
  const fits = ref(list?.matches ?? false)
  const follow = (event: MediaQueryListEvent) => (fits.value = event.matches)
  list?.addEventListener('change', follow)
  onScopeDispose(() => list?.removeEventListener('change', follow))
  return fits
}

/** Whether the page stands on a phone's screen. */
export function useNarrow(query = '(max-width: 700px)'): Ref<boolean> {
  return useMedia(query)
}
