/** Arrow keys walk between desks; the tab key enters at the one that was left, or at the first. */
import { nextTick, ref, watch, type Ref } from 'vue'

import { nextInGrid } from './walking'

export interface GridWalk {
  /** Whose desk the tab key reaches. */
  focused: Ref<number | null>
  walk(event: KeyboardEvent): Promise<void>
}

export function useGridWalk(
  host: Readonly<Ref<HTMLElement | null>>,
  ids: () => number[],
  selected: () => number | null,
): GridWalk {
  const focused = ref<number | null>(null)
  watch(
    ids,
    (there) => {
      if (focused.value === null || !there.includes(focused.value)) focused.value = there[0] ?? null
    },
    { immediate: true },
  )
  // Chosen by a key elsewhere: bring it into sight, and let the tab key find it.
  watch(selected, async (id) => {
    if (id === null) return
    focused.value = id
    await nextTick()
    host.value?.querySelector(`[data-desk="${id}"]`)?.scrollIntoView({ block: 'nearest' })
  })

  async function walk(event: KeyboardEvent): Promise<void> {
    const items = [...(host.value?.querySelectorAll<HTMLElement>('[data-desk]') ?? [])]
    const at = items.findIndex((item) => item.contains(document.activeElement))
    const next = items[nextInGrid(event.key, at, items.map((item) => item.getBoundingClientRect()))]
    if (at < 0 || !next) return
    event.preventDefault()
    focused.value = Number(next.dataset.desk)
    await nextTick()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  }
  return { focused, walk }
}
