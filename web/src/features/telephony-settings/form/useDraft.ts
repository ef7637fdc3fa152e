/** What is being edited, what it was, and what is wrong with it. */
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'

import type { Content } from '@/api/telephonySettings'

import { findFaults, type Faults } from './faults'
import type { FieldGroup } from './spec'

export interface Draft {
  content: Ref<Content>
  faults: Ref<Faults>
  dirty: ComputedRef<boolean>
  /** Begin with this; `isNew` counts as unsaved as soon as anything differs from it. */
  begin(content: Content): void
  discard(): void
  /** Look at every field; false when something is wrong. */
  check(): boolean
}

export function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** The same text for the same content, whatever the order of the keys. */
function written(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

export function useDraft(
  groups: readonly FieldGroup[],
  more: (content: Content) => Faults = () => ({}),
): Draft {
  const content = ref<Content>({})
  const was = ref<Content>({})
  const faults = ref<Faults>({})
  let tried = false
  const dirty = computed(() => written(content.value) !== written(was.value))

  const find = () => ({ ...findFaults(groups, content.value), ...more(content.value) })

  function begin(next: Content): void {
    was.value = copyOf(next)
    content.value = copyOf(next)
    faults.value = {}
    tried = false
  }

  function check(): boolean {
    tried = true
    faults.value = find()
    return Object.keys(faults.value).length === 0
  }

  // Once something was found wrong, each correction clears its own mark.
  watch(
    content,
    () => {
      if (tried) faults.value = find()
    },
    { deep: true },
  )
  return { content, faults, dirty, begin, discard: () => begin(was.value), check }
}
