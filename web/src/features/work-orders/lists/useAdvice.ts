/** Where each order of a list should go: asked for a page at once, and only for new rows. */
import { ref, watch, type Ref } from 'vue'

import { suggestForOrders, type Suggestion } from '@/api/routing'

export interface Advice {
  /** Undefined while it is not known yet, empty where nothing points anywhere. */
  of(number: string): Suggestion[] | undefined
}

const MOST_AT_ONCE = 100

export function useAdvice(numbers: Ref<string[]>): Advice {
  const known = ref(new Map<string, Suggestion[]>())
  const underWay = new Set<string>()

  async function ask(wanted: string[]): Promise<void> {
    for (const each of wanted) underWay.add(each)
    const found = new Map<string, Suggestion[]>()
    try {
      for (const { number, suggestions } of await suggestForOrders(wanted)) found.set(number, suggestions)
    } catch {
      // Advice only: a row without it still opens.
    }
    for (const each of wanted) underWay.delete(each)
    known.value = new Map([...known.value, ...wanted.map((each) => [each, found.get(each) ?? []] as const)])
  }

  watch(
    numbers,
    (shown) => {
      const fresh = shown.filter((each) => !known.value.has(each) && !underWay.has(each))
      for (let at = 0; at < fresh.length; at += MOST_AT_ONCE) void ask(fresh.slice(at, at + MOST_AT_ONCE))
    },
    { immediate: true },
  )
  return { of: (number) => known.value.get(number) }
}

/** A rule that nobody contradicts, or a measured probability that suffices: one key is enough. */
export function isSure(suggestion: Suggestion | undefined): boolean {
  return suggestion?.is_sure ?? false
}
