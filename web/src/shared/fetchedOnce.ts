/** What hardly ever changes: asked once for every page, and again when it could not be had. */
import { shallowRef, type ShallowRef } from 'vue'

export interface Fetched<T> {
  /** What is known so far. */
  found: ShallowRef<T[]>
  /** Ask, if nobody has. */
  use(): ShallowRef<T[]>
}

export function fetchedOnce<T>(fetch: () => Promise<T[]>): Fetched<T> {
  const found = shallowRef<T[]>([])
  let loading: Promise<void> | null = null

  async function load(): Promise<void> {
    try {
      found.value = await fetch()
    } catch {
      loading = null
    }
  }
  function use(): ShallowRef<T[]> {
    loading ??= load()
    return found
  }
  return { found, use }
}
