/** Ask for like orders when typing has paused; only the last answer counts. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

import { searchDuplicates, type Duplicate, type DuplicatesBody } from '@/api/families'

import type { OrderDraft } from '../draft'

export const PAUSE_MS = 600
const ENOUGH = 6

/** What to ask about the demand in front; null while too little is known. */
export function questionOf(draft: OrderDraft): DuplicatesBody | null {
  const demand = draft.demands[draft.active]
  if (!demand) return null
  const phone = draft.caller.phone.trim()
  const said = `${demand.place}${demand.event}${demand.demand}`.trim()
  if (!phone && said.length < ENOUGH) return null
  return {
    caller_phone: phone,
    area_code: demand.area_code ?? '',
    place: demand.place.trim(),
    event: demand.event.trim(),
    demand: demand.demand.trim(),
    but: '',
  }
}

export function useDuplicates(
  what: () => DuplicatesBody | null,
  ask = searchDuplicates,
  pause = PAUSE_MS,
): { found: Ref<Duplicate[]> } {
  const found = ref<Duplicate[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: AbortController | undefined

  async function run(): Promise<void> {
    current?.abort()
    const question = what()
    if (question === null) {
      found.value = []
      return
    }
    const mine = new AbortController()
    current = mine
    try {
      const answer = await ask(question, mine.signal)
      if (current === mine) found.value = answer
    } catch {
      // It helps and never stands in the way: what was found before stays.
    }
  }

  watch(
    () => JSON.stringify(what()),
    () => {
      clearTimeout(timer)
      timer = setTimeout(run, pause)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    current?.abort()
    current = undefined
  })
  return { found }
}
