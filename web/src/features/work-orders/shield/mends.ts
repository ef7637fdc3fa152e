/** What the buttons of a finding do: pure, so that it can be tried without a page. */
import type { Finding, Mend, PreviewBody } from '@/api/shield'

import { emptyDemand, type DemandDraft, type OrderDraft } from '../draft'

type TextField = 'place' | 'event' | 'demand'
const TEXTS = new Set<string>(['place', 'event', 'demand'])
const FIELDS = new Set<string>([...TEXTS, 'appeal_type', 'urgency', 'topic_code', 'area_code'])

/** Put other words in place of a span; null when the text has moved on and it is not there. */
export function replaceSpan(text: string, span: Finding['span'], words: string): string | null {
  if (!span) return null
  const signs = [...text]
  if (signs.slice(span.start, span.end).join('') === span.text) {
    return [...signs.slice(0, span.start), ...words, ...signs.slice(span.end)].join('')
  }
  const at = text.indexOf(span.text)
  if (at < 0 || text.includes(span.text, at + 1)) return null
  return text.slice(0, at) + words + text.slice(at + span.text.length)
}

export function canMendDraft(mend: Mend): boolean {
  if (mend.kind === 'split') return mend.parts.length > 1
  if (mend.kind === 'replace_text') return TEXTS.has(mend.field)
  return mend.kind === 'set_field' && FIELDS.has(mend.field)
}

/** Press a button in the order form; false when there was nothing left to mend. */
export function mendDraft(draft: OrderDraft, at: number, finding: Finding, mend: Mend): boolean {
  const demand = draft.demands[at]
  if (!demand || !canMendDraft(mend)) return false
  if (mend.kind === 'split') {
    split(draft, at, mend.parts)
    return true
  }
  if (mend.kind === 'set_field') {
    Object.assign(demand, { [mend.field]: mend.value })
    return true
  }
  const field = mend.field as TextField
  const changed = replaceSpan(demand[field], finding.span, mend.value)
  if (changed === null) return false
  demand[field] = changed
  return true
}

/** One demand for each part; what the parts share is taken along. */
function split(draft: OrderDraft, at: number, parts: readonly string[]): void {
  const whole = draft.demands[at] as DemandDraft
  const made = parts.map((event, position) =>
    position === 0
      ? { ...whole, event }
      : {
          ...emptyDemand(),
          appeal_type: whole.appeal_type,
          secrecy: whole.secrecy,
          area_code: whole.area_code,
          place: whole.place,
          event_time: whole.event_time,
          event,
        },
  )
  draft.demands.splice(at, 1, ...made)
  draft.active = at
}

/** Press the first button of every finding that has one, from the end of each text to its beginning. */
export function mendAll(draft: OrderDraft, at: number, findings: readonly Finding[]): number {
  const ordered = findings.toSorted((a, b) => (b.span?.start ?? -1) - (a.span?.start ?? -1))
  let count = 0
  for (const finding of ordered) {
    const mend = finding.mends.find((each) => each.kind !== 'split' && canMendDraft(each))
    if (mend && finding.severity === 'blocks' && mendDraft(draft, at, finding, mend)) count += 1
  }
  return count
}

const CORRECTED: Record<string, string> = {
  place: 'place',
  event: 'event',
  demand: 'demand',
  appeal_type: 'appeal_type',
  topic_code: 'topic',
  area_code: 'area',
}

/** What to correct on an order that is registered; null when that is not how it is mended. */
export function correctionOf(
  order: Record<TextField, string>,
  finding: Finding,
  mend: Mend,
): { field: string; new: string; reason: string } | null {
  const field = CORRECTED[mend.field]
  let value: string | null = mend.kind === 'set_field' ? mend.value : null
  if (mend.kind === 'replace_text' && TEXTS.has(mend.field)) {
    value = replaceSpan(order[mend.field as TextField], finding.span, mend.value)
  }
  if (!field || !value?.trim()) return null
  return { field, new: value, reason: `派单前体检：${finding.label}` }
}

const asked = (text: string): string | null => (text.trim() ? text : null)

/** A demand as far as it is typed; nothing is asked about fields nobody has come to yet. */
export function previewOf(draft: OrderDraft, at: number): PreviewBody | null {
  const demand = draft.demands[at]
  if (!demand || !(demand.event.trim() || demand.demand.trim())) return null
  return {
    place: asked(demand.place),
    event: asked(demand.event),
    demand: asked(demand.demand),
    caller_name: asked(draft.caller.name),
    caller_phone: asked(draft.caller.phone),
    is_confidential: draft.caller.is_confidential || draft.caller.is_anonymous,
    share_phone: false,
    appeal_type: demand.appeal_type || null,
    urgency: demand.urgency,
    topic_code: demand.topic_code || null,
    area_code: demand.area_code || null,
    has_event_time: demand.event_time !== null,
  }
}
