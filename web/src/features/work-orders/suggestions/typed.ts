/** What of a demand is sent to be advised on. */
import { suggestForDraft, type SuggestBody } from '@/api/routing'
import { askTogether } from '@/shared/askTogether'

import type { DemandDraft } from '../draft'

type Typed = Pick<DemandDraft, 'topic_code' | 'area_code' | 'place' | 'event' | 'demand' | 'answers_directly'>

/** Null while there is nothing to go by, or nothing will be dispatched. */
export function bodyOf(demand: Typed): SuggestBody | null {
  if (demand.answers_directly) return null
  const { topic_code, area_code } = demand
  const body = {
    topic_code,
    area_code,
    place: demand.place.trim(),
    event: demand.event.trim(),
    demand: demand.demand.trim(),
  }
  return topic_code || body.event || body.demand ? body : null
}

/** The form and what helps beside it ask the same at the same time. */
export const askSuggestions = askTogether((body: SuggestBody) => suggestForDraft(body))
