/** The clocks of the rows of a list: asked for a page at once, and again when a clock changed. */
import { ref, watch, type Ref } from 'vue'

import { listRibbons, type RowRibbon } from '@/api/besideOrders'
import type { OrderRow } from '@/api/types'

const MOST_AT_ONCE = 100
type Row = Pick<OrderRow, 'number' | 'due_at'>

export function useRibbons(rows: Ref<readonly Row[]>) {
  const known = ref(new Map<string, RowRibbon | null>())
  const askedFor = new Map<string, string | null>()

  async function ask(wanted: Row[]): Promise<void> {
    for (const { number, due_at } of wanted) askedFor.set(number, due_at)
    try {
      const found = new Map((await listRibbons(wanted.map(({ number }) => number))).map((each) => [each.number, each]))
      known.value = new Map([...known.value, ...wanted.map(({ number }) => [number, found.get(number) ?? null] as const)])
    } catch {
      // The row still says its remaining time; it is asked for again with the next rows.
      for (const { number } of wanted) askedFor.delete(number)
    }
  }

  watch(
    rows,
    (shown) => {
      const fresh = shown.filter(({ number, due_at }) => due_at && askedFor.get(number) !== due_at)
      for (let at = 0; at < fresh.length; at += MOST_AT_ONCE) void ask(fresh.slice(at, at + MOST_AT_ONCE))
    },
    { immediate: true },
  )
  return { of: (number: string): RowRibbon | null => known.value.get(number) ?? null }
}
