/** A value that remembers what it was, for 撤销 and 重做. */
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'

const MOST = 100

export interface History<T> {
  value: Readonly<ShallowRef<T>>
  canUndo: ComputedRef<boolean>
  canRedo: ComputedRef<boolean>
  /** Changes with the same tag, one after the other, are undone together: typing in a field. */
  change(value: T, tag?: string): void
  undo(): void
  redo(): void
  /** Begin anew, as after loading. */
  reset(value: T): void
}

export function useHistory<T>(first: T): History<T> {
  const value = shallowRef(first)
  const past = shallowRef<T[]>([])
  const future = shallowRef<T[]>([])
  let lastTag = ''

  function change(next: T, tag = ''): void {
    if (!tag || tag !== lastTag) past.value = [...past.value, value.value].slice(-MOST)
    lastTag = tag
    future.value = []
    value.value = next
  }

  function undo(): void {
    const before = past.value.at(-1)
    if (before === undefined) return
    past.value = past.value.slice(0, -1)
    future.value = [value.value, ...future.value]
    value.value = before
    lastTag = ''
  }

  function redo(): void {
    const [next, ...rest] = future.value
    if (next === undefined) return
    past.value = [...past.value, value.value]
    future.value = rest
    value.value = next
    lastTag = ''
  }

  function reset(fresh: T): void {
    value.value = fresh
    past.value = []
    future.value = []
    lastTag = ''
  }

  const canUndo = computed(() => past.value.length > 0)
  const canRedo = computed(() => future.value.length > 0)
  return { value, canUndo, canRedo, change, undo, redo, reset }
}
