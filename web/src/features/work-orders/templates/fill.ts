/** Put a wording into a demand: what was typed already is never lost. */
import type { OrderTemplate } from '@/api/orderForm'

import type { DemandDraft } from '../draft'

type Wording = Pick<
  OrderTemplate,
  'appeal_type' | 'urgency' | 'topic_code' | 'event' | 'demand'
>

function joined(typed: string, words: string): string {
  const before = typed.trimEnd()
  if (!words || before.includes(words)) return typed
  return before ? `${before}\n${words}` : words
}

export function fillDemand(demand: DemandDraft, wording: Wording): void {
  if (wording.appeal_type) demand.appeal_type = wording.appeal_type as DemandDraft['appeal_type']
  if (wording.urgency) demand.urgency = wording.urgency as DemandDraft['urgency']
  if (wording.topic_code) demand.topic_code = wording.topic_code
  demand.event = joined(demand.event, wording.event)
  demand.demand = joined(demand.demand, wording.demand)
}

/** A new wording with what the form holds now. */
export function wordingOf(demand: DemandDraft): Wording {
  return {
    appeal_type: demand.appeal_type,
    urgency: demand.urgency,
    topic_code: demand.topic_code,
    event: demand.event.trim(),
    demand: demand.demand.trim(),
  }
}
