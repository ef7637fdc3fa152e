/** How wide or high an element is, for drawings that fill their place. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

type Side = 'width' | 'height'
type Place = Readonly<Ref<HTMLElement | null>>

function useSide(element: Place, side: Side, first: number): Ref<number> {
  const size = ref(first)
  let watcher: ResizeObserver | undefined
  watch(
    element,
    (found) => {
      watcher?.disconnect()
      if (!found || typeof ResizeObserver === 'undefined') return
      watcher = new ResizeObserver(([entry]) => {
        if (entry) size.value = Math.max(1, Math.floor(entry.contentRect[side]))
      })
      watcher.observe(found)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => watcher?.disconnect())
  return size
}

export function useWidth(element: Place, first = 600): Ref<number> {
  return useSide(element, 'width', first)
}

export function useHeight(element: Place, first = 200): Ref<number> {
  return useSide(element, 'height', first)
}
