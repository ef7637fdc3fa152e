/** Ask for like orders when typing has paused; only the last answer counts. */
import type { ShallowRef } from 'vue'

import { searchDuplicates, type Duplicate, type DuplicatesBody } from '@/api/families'
import { askTogether } from '@/shared/askTogether'
import { PAUSE_MS, useWhileTyping } from '@/shared/useWhileTyping'

import type { OrderDraft } from '../draft'

const ENOUGH = 6

/** The form and what helps beside it ask the same at the same time. */
const askDuplicates = askTogether((body: DuplicatesBody) => searchDuplicates(body))

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
  ask: (body: DuplicatesBody) => Promise<Duplicate[]> = askDuplicates,
  pause = PAUSE_MS,
): { found: ShallowRef<Duplicate[]> } {
  return { found: useWhileTyping(what, ask, [], pause) }
}
