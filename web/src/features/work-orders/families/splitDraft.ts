/** The parts of an order that is being split (拆单): proposed, edited, put in order; pure. */
import type { SplitBody, SplitPart } from '@/api/families'
import type { AppealType, OrderDetail, Urgency } from '@/api/types'

import { demandFaults, emptyDemand, toDemandBody, type DemandDraft } from '../draft'

export interface PartDraft extends DemandDraft {
  /** Stays the same however the parts are moved. */
  key: number
}

export type Whole = Pick<
  OrderDetail,
  | 'event'
  | 'demand'
  | 'place'
  | 'topic_code'
  | 'area_code'
  | 'appeal_type'
  | 'urgency'
  | 'event_time'
  | 'secrecy'
>

export const FEWEST = 2
export const MOST = 10
const JOINT = '；'
let latest = 0

/** A part that takes along what the whole order says until somebody changes it. */
export function partOf(whole: Whole, changes: Partial<DemandDraft> = {}): PartDraft {
  latest += 1
  return {
    ...emptyDemand(),
    appeal_type: whole.appeal_type as AppealType,
    urgency: whole.urgency as Urgency,
    topic_code: whole.topic_code,
    area_code: whole.area_code,
    place: whole.place,
    event_time: whole.event_time,
    secrecy: whole.secrecy as DemandDraft['secrecy'],
    ...changes,
    key: latest,
  }
}

const pairsOf = (text: string) => new Set([...text].slice(1).map((sign, at) => [...text][at] + sign))

/**
 * Give each sentence of the wishes to the part it shares most words with; to every part where it
 * shares none. A part nobody wishes anything for keeps all of them, for a person to shorten.
 */
export function sharedOut(wishes: string, stories: readonly string[]): string[] {
  const words = stories.map(pairsOf)
  const given: string[][] = stories.map(() => [])
  for (const wish of wishes.split(/[；;。\n]/).map((each) => each.trim()).filter(Boolean)) {
    const common = words.map((known) => [...pairsOf(wish)].filter((pair) => known.has(pair)).length)
    const most = Math.max(...common)
    common.forEach((_, at) => {
      if (most === 0 || at === common.indexOf(most)) given[at]?.push(wish)
    })
  }
  return given.map((own) => (own.length > 0 ? own.join(JOINT) : wishes))
}

/** One part for each demand found in the story, or in the wishes where only those are several. */
export function partsOf(
  whole: Whole,
  stories: readonly SplitPart[],
  wishes: readonly SplitPart[],
): PartDraft[] {
  const told = stories.length > 1 ? stories : wishes
  if (told.length < FEWEST) {
    const { event, demand } = whole
    return [partOf(whole, { event, demand }), partOf(whole)]
  }
  const given =
    wishes.length === told.length
      ? wishes.map(({ text }) => text)
      : sharedOut(whole.demand, told.map(({ text }) => text))
  return told.map((each, at) =>
    partOf(whole, {
      event: stories.length > 1 ? each.text : whole.event,
      demand: given[at] ?? whole.demand,
      // What the order says more closely is kept: 金贸中路 1 号, not 金贸中路.
      ...(each.place && !whole.place.includes(each.place) && { place: each.place }),
      ...(each.topic_code && { topic_code: each.topic_code }),
      ...(each.area_code && { area_code: each.area_code }),
    }),
  )
}

/** Move one part; the list is new, the parts are the same. */
export function moved(parts: readonly PartDraft[], at: number, step: number): PartDraft[] {
  const to = at + step
  const part = parts[at]
  if (!part || to < 0 || to >= parts.length) return [...parts]
  const rest = parts.filter((_, other) => other !== at)
  return [...rest.slice(0, to), part, ...rest.slice(to)]
}

const joined = (one: string, two: string) =>
  [one, two].map((text) => text.trim()).filter(Boolean).filter((text, at, all) => all.indexOf(text) === at).join(JOINT)

/** Put a part together with the one before it, which keeps its classification. */
export function mergedUp(parts: readonly PartDraft[], at: number): PartDraft[] {
  const [above, part] = [parts[at - 1], parts[at]]
  if (!above || !part) return [...parts]
  const both = {
    ...above,
    event: joined(above.event, part.event),
    demand: joined(above.demand, part.demand),
  }
  return [...parts.slice(0, at - 1), both, ...parts.slice(at + 1)]
}

/** Cut a part in two where the cursor stands in its story. */
export function cutAt(parts: readonly PartDraft[], at: number, position: number): PartDraft[] {
  const part = parts[at]
  if (!part || parts.length >= MOST) return [...parts]
  const [before, after] = [part.event.slice(0, position).trim(), part.event.slice(position).trim()]
  if (!before || !after) return [...parts]
  latest += 1
  const second = { ...part, event: after.replace(/^[，,；;、。]+/, ''), key: latest }
  return [...parts.slice(0, at), { ...part, event: before }, second, ...parts.slice(at + 1)]
}

/** Signs by which demands are counted or go on to the next; they say nothing themselves. */
const SIGN = /^(?:[一二三四五六七八九]是|第?[一二三四五六七八九][、，：:]|[（(]?[1-9一二三四五六七八九][)）.、．]|另外|此外|同时|还有|另)[，、：:]?/
/** A beginning that asks for nothing. */
const LEAD = /^(?:市民|群众|来电人|诉求人|网民|您好|你好)?(?:来电|来信|来访)?(?:反映|投诉|咨询|举报|诉求)?(?:以下)?(?:问题|情况)?$/
const SHORTEST = 4

/** Sentences of the order that stand in no part: perhaps a demand is being lost. */
export function leftOut(whole: Pick<Whole, 'event' | 'demand'>, parts: readonly DemandDraft[]): string[] {
  const kept = parts.map(({ event, demand }) => `${event}\n${demand}`).join('\n')
  return `${whole.event}\n${whole.demand}`
    .split(/[。；;！!？?\n]|[：:](?=[一1])/)
    .map((each) => each.trim().replace(SIGN, '').replace(/^[，,、：:\s]+|[，,、：:\s]+$/g, ''))
    .filter((each) => each.length >= SHORTEST && !LEAD.test(each) && !kept.includes(each))
}

/** What is missing, by `demands.0.place`. */
export function faultsOfParts(parts: readonly PartDraft[]): Record<string, string> {
  const faults: Record<string, string> = {}
  if (parts.length < FEWEST) faults.demands = `至少拆成 ${FEWEST} 件；只有一件时不必拆单`
  parts.forEach((part, at) => Object.assign(faults, demandFaults(part, `demands.${at}`)))
  const seen = new Map<string, number>()
  parts.forEach(({ event, demand }, at) => {
    const text = `${event.trim()}\n${demand.trim()}`
    const earlier = seen.get(text)
    if (earlier !== undefined && event.trim() && demand.trim()) {
      faults[`demands.${at}.event`] ??= `与第 ${earlier + 1} 件完全相同`
    }
    seen.set(text, at)
  })
  return faults
}

export function toSplitBody(parts: readonly PartDraft[]): SplitBody {
  return { demands: parts.map((each) => toDemandBody(each)) }
}
