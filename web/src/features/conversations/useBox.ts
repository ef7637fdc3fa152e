/** One box of conversations, or what a receipt number finds. */
import { shallowRef, type ShallowRef } from 'vue'

import * as api from '@/api/conversations'
import type { Box, TalkCounts, TalkRow } from '@/api/conversations'
import { usePagedList, type PagedList } from '@/shared/usePagedList'

export interface BoxList extends PagedList<TalkRow> {
  counts: ShallowRef<TalkCounts>
}

export function useBox(box: () => Box, receipt: () => string): BoxList {
  const counts = shallowRef<TalkCounts>({ mine: 0, waiting: 0, taken: 0 })
  const list = usePagedList<TalkRow>(async (cursor) => {
    const typed = receipt().trim()
    const page = typed ? await api.findReceipts(typed) : await api.listTalks(box(), cursor ?? '')
    counts.value = page.counts
    return { items: page.rows, next_cursor: page.next_cursor || null }
  })
  return { ...list, counts }
}

export interface Narrowing {
  channel: string
  operator: string
}

/** Of what was loaded: one channel's, one operator's. */
export function narrowed(rows: readonly TalkRow[], { channel, operator }: Narrowing): TalkRow[] {
  return rows.filter(
    (row) => (!channel || row.channel === channel) && (!operator || row.operator_label === operator),
  )
}

/** What there is to choose from, with how many: channels, or operators. */
export function choicesIn(
  rows: readonly TalkRow[],
  nameOf: (row: TalkRow) => [value: string, label: string],
): { value: string; label: string }[] {
  const found = new Map<string, { label: string; count: number }>()
  for (const row of rows) {
    const [value, label] = nameOf(row)
    if (value) found.set(value, { label, count: (found.get(value)?.count ?? 0) + 1 })
  }
  return [...found].map(([value, { label, count }]) => ({ value, label: `${label}（${count}）` }))
}
