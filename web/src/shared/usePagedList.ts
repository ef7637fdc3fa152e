/** A list that grows by 加载更多 and renews itself in place. */
import { computed, ref, type ComputedRef, type Ref } from 'vue'

import type { Page } from '@/api/types'

import { sentenceOf } from './failures'

export interface PagedList<T> {
  items: Ref<T[]>
  /** Nothing has been shown yet. */
  loading: Ref<boolean>
  growing: Ref<boolean>
  failure: Ref<string>
  hasMore: ComputedRef<boolean>
  /** Start over, as when a filter changed. */
  reset(): Promise<void>
  /** Renew what is shown, silently. */
  refresh(): Promise<void>
  more(): Promise<void>
}

export function usePagedList<T>(fetch: (cursor: string | null) => Promise<Page<T>>): PagedList<T> {
  const items = ref([]) as Ref<T[]>
  const loading = ref(true)
  const growing = ref(false)
  const failure = ref('')
  const cursor = ref<string | null>(null)
  let pages = 1
  let turn = 0

  async function fetchPages(wanted: number): Promise<Page<T>> {
    let all: T[] = []
    let next: string | null = null
    for (let page = 0; page < wanted; page += 1) {
      const answer: Page<T> = await fetch(next)
      all = [...all, ...answer.items]
      next = answer.next_cursor
      if (!next) break
    }
    return { items: all, next_cursor: next }
  }

  async function reset(): Promise<void> {
    turn += 1
    pages = 1
    loading.value = true
    failure.value = ''
    items.value = []
    await renew(turn, true)
  }

  async function renew(mine: number, loud: boolean): Promise<void> {
    try {
      const answer = await fetchPages(pages)
      if (mine !== turn) return
      items.value = answer.items
      cursor.value = answer.next_cursor
      failure.value = ''
    } catch (problem) {
      // A renewal that fails leaves what is shown; the next one comes soon.
      if (mine === turn && loud) failure.value = sentenceOf(problem)
    } finally {
      if (mine === turn) loading.value = false
    }
  }

  async function refresh(): Promise<void> {
    if (loading.value || growing.value) return
    await renew(turn, failure.value !== '')
  }

  async function more(): Promise<void> {
    if (!cursor.value || growing.value) return
    growing.value = true
    const mine = turn
    try {
      const answer = await fetch(cursor.value)
      if (mine !== turn) return
      items.value = [...items.value, ...answer.items]
      cursor.value = answer.next_cursor
      pages += 1
    } catch (problem) {
      if (mine === turn) failure.value = sentenceOf(problem)
    } finally {
      growing.value = false
    }
  }

  const hasMore = computed(() => cursor.value !== null)
  return { items, loading, growing, failure, hasMore, reset, refresh, more }
}
