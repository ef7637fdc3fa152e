/** What the citizen filled in goes into the form, where nobody has typed yet. */
import type { Talk } from '@/api/conversations'
import type { AppealType } from '@/api/types'
import { isYes, meaningOf } from '@/features/conversations'
import type { DemandDraft, OrderDraft } from '@/features/work-orders'

const APPEAL_TYPES = new Set(['inquiry', 'help', 'complaint', 'report', 'suggestion', 'praise'])
/** A code as the reference has them; words are for people to read. */
const CODE = /^\d+$/

export function fillFromTalk(talk: Talk, form: OrderDraft): void {
  if (form.submitted) return
  form.contact_id = talk.contact_id
  const known = meaningOf(talk.form)
  form.caller.name ||= known.name ?? ''
  form.caller.phone ||= known.phone ?? ''
  form.caller.is_confidential ||= isYes(talk.form, 'is_confidential')
  const [demand] = form.demands
  if (demand) fillDemand(demand, known)
}

function fillDemand(demand: DemandDraft, known: ReturnType<typeof meaningOf>): void {
  const { appeal_type: type = '', topic_code: topic = '', area_code: area = '' } = known
  if (APPEAL_TYPES.has(type)) demand.appeal_type ||= type as AppealType
  if (CODE.test(topic)) demand.topic_code ||= topic
  if (CODE.test(area)) demand.area_code ||= area
  demand.place ||= known.place ?? ''
  demand.event ||= known.event ?? ''
  demand.demand ||= known.demand ?? ''
}

/** Words of the citizen's, put below what the form says of the event. */
export function addToEvent(words: string, form: OrderDraft): void {
  const demand = form.demands[form.active]
  if (!demand || form.submitted || demand.event.includes(words)) return
  demand.event = [demand.event.trimEnd(), words.trim()].filter(Boolean).join('\n')
}
