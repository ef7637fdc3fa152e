/** The special desks, fetched once per page; a page without them goes on as usual. */
import { shallowRef } from 'vue'

import { listDesks } from '@/api/desks'
import type { DeskView } from '@/api/types'

const desks = shallowRef<DeskView[]>([])
let loading: Promise<void> | null = null

async function fetchDesks(): Promise<void> {
  try {
    desks.value = await listDesks()
  } catch {
    loading = null
  }
}

export function useDesks() {
  loading ??= fetchDesks()
  return desks
}

export function findDesk(code: string): DeskView | undefined {
  return desks.value.find((each) => each.code === code)
}
