/** Whether the page stands on a phone's screen. */
import { onScopeDispose, ref, type Ref } from 'vue'

export function useNarrow(query = '(max-width: 700px)'): Ref<boolean> {
  const list = typeof matchMedia === 'function' ? matchMedia(query) : null
  const narrow = ref(list?.matches ?? false)
  const follow = (event: MediaQueryListEvent) => (narrow.value = event.matches)
  list?.addEventListener('change', follow)
  onScopeDispose(() => list?.removeEventListener('change', follow))
  return narrow
}
