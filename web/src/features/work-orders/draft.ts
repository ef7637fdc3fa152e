/** What the operator has typed for one call: kept in the tab, so a reload loses nothing. */
import { reactive, watch } from 'vue'

import type { AppealType, RegisterBody, RegisteredOrder, Secrecy, Urgency } from '@/api/types'
import { newKey } from '@/shared/newKey'
import { forget, keysWith, recall, remember } from '@/shared/storage'

import { answersFor, deskFaults, type DeskAnswers } from './deskForm'
import { findDesk } from './desks'
import { answerAsks, askOtherTabs } from './draftRelay'
import { dropCopy, followDraft, isAdopted, keptOnServer, noteAdopted, readContent } from './drafts/serverCopy'
import { hasBlank } from './templates/blanks'

export { newKey }

export interface DemandDraft {
  /** Empty until chosen. */
  appeal_type: AppealType | ''
  urgency: Urgency
  topic_code: string
  area_code: string
  place: string
  event: string
  demand: string
  event_time: string | null
  answers_directly: boolean
  answer: string
  answer_reason: string
  secrecy: Secrecy
  /** The special desk; empty for the usual one. */
  desk_code: string
  desk_answers: DeskAnswers
  /** Where it is dispatched to at once, by those who may; null waits for a dispatcher. */
  department?: { id: number; name: string } | null
}

export interface OrderDraft {
  /** Sent with the order: the same draft never becomes two orders. */
  idempotency_key: string
  contact_id: number | null
  caller: {
    name: string
    phone: string
    sex: '' | 'female' | 'male'
    is_confidential: boolean
    is_anonymous: boolean
  }
  demands: DemandDraft[]
  active: number
  submitted: RegisteredOrder[] | null
  /** Why it is sent in spite of what the shield found. */
  shield_reason?: string
}

const PREFIX = 'hotline.draft.'

export const LIMITS = { name: 40, phone: 20, place: 200, text: 20000, demands: 10 } as const

export function emptyDemand(): DemandDraft {
  return {
    appeal_type: '',
    urgency: 'general',
    topic_code: '',
    area_code: '',
    place: '',
    event: '',
    demand: '',
    event_time: null,
    answers_directly: false,
    answer: '',
    answer_reason: '',
    secrecy: 'normal',
    desk_code: '',
    desk_answers: {},
  }
}

export function emptyDraft(phone = ''): OrderDraft {
  return {
    idempotency_key: newKey(),
    contact_id: null,
    caller: { name: '', phone, sex: '', is_confidential: false, is_anonymous: false },
    demands: [emptyDemand()],
    active: 0,
    submitted: null,
  }
}

/** Whether a person has put anything into it that would be a pity to lose. */
export function isWorthKeeping(draft: OrderDraft): boolean {
  if (draft.submitted) return false
  return draft.demands.some(
    ({ place, event, demand, answer }) => [place, event, demand, answer].some((text) => text.trim()),
  )
}

/** Answer other tabs of this browser that ask for a draft kept here. */
export function answerOtherTabs(): void {
  answerAsks<OrderDraft>((id) => {
    const draft = recall<OrderDraft>(PREFIX + id)
    return draft && isWorthKeeping(draft) ? draft : null
  })
}

/** A draft that writes itself into the tab's memory at every change. */
export function openDraft(id: string, phone = '', maybeElsewhere = false): OrderDraft {
  const known = recall<OrderDraft>(PREFIX + id)
  const draft = reactive(known ?? emptyDraft(phone))
  if (!known && maybeElsewhere) {
    askOtherTabs<OrderDraft>(id, (found) => {
      if (!isWorthKeeping(draft) && !draft.submitted) Object.assign(draft, found)
    })
  }
  watch(draft, () => remember(PREFIX + id, draft), { deep: true, flush: 'post' })
  void followDraft(id, draft, isWorthKeeping)
  return draft
}

export function dropDraft(id: string): void {
  forget(PREFIX + id)
  dropCopy(id)
}

export interface KeptDraft {
  id: string
  title: string
}

function titleOf(draft: OrderDraft): string {
  const first = draft.demands.find(({ event, demand }) => event || demand)
  const text = (first?.event || first?.demand || draft.caller.phone).slice(0, 16)
  return `${draft.caller.name || draft.caller.phone || '未留姓名'}：${text}`
}

/**
 * Bring the unfinished drafts the server keeps of this person into this tab, and let go of those
 * that were finished elsewhere; the one in hand is left alone.
 */
export async function bringDrafts(inHand: string): Promise<void> {
  const found = await keptOnServer().catch(() => null)
  if (!found) return
  for (const kept of found) {
    const draft = readContent(kept)
    const isHere = recall<OrderDraft>(PREFIX + kept.slot) !== null && !isAdopted(kept.slot)
    if (kept.slot === inHand || isHere || !draft || !isWorthKeeping(draft)) continue
    remember(PREFIX + kept.slot, draft)
    noteAdopted(kept)
  }
  const slots = new Set(found.map(({ slot }) => slot))
  for (const key of keysWith(PREFIX)) {
    const id = key.slice(PREFIX.length)
    if (id !== inHand && !slots.has(id) && isAdopted(id)) forget(key)
  }
}

/** Unfinished drafts of this tab other than the one in hand. */
export function keptDrafts(except: string): KeptDraft[] {
  return keysWith(PREFIX).flatMap((key) => {
    const id = key.slice(PREFIX.length)
    const draft = recall<OrderDraft>(key)
    if (id === except || !draft || !isWorthKeeping(draft)) return []
    return [{ id, title: titleOf(draft) }]
  })
}

const MUST_BE_DISPATCHED = new Set(['complaint', 'report'])

export function needsReason(demand: DemandDraft): boolean {
  return demand.answers_directly && MUST_BE_DISPATCHED.has(demand.appeal_type)
}

type Faults = Record<string, string>

export function demandFaults(demand: DemandDraft, at: string): Faults {
  const faults: Faults = {}
  const need = (field: keyof DemandDraft, sentence: string) => {
    if (!String(demand[field] ?? '').trim()) faults[`${at}.${field}`] = sentence
  }
  const limit = (field: 'place' | 'event' | 'demand' | 'answer', most: number) => {
    if ([...demand[field]].length > most) faults[`${at}.${field}`] = `不能超过 ${most} 个字`
  }
  need('appeal_type', '请选择诉求类型')
  need('topic_code', '请选择事项分类')
  need('area_code', '请选择所属区划')
  need('place', '请填写事发地点')
  need('event', '请填写事件经过')
  need('demand', '请填写诉求内容')
  for (const field of ['event', 'demand'] as const) {
    if (hasBlank(demand[field])) faults[`${at}.${field}`] = '还有空（＿＿）没有填'
  }
  limit('place', LIMITS.place)
  limit('event', LIMITS.text)
  limit('demand', LIMITS.text)
  if (demand.answers_directly) {
    need('answer', '请填写答复内容')
    limit('answer', LIMITS.text)
    if (needsReason(demand) && demand.answer_reason.trim().length < 5) {
      faults[`${at}.answer_reason`] = '投诉、举报不派单须说明理由，不少于 5 个字'
    }
  }
  const answered = deskFaults(findDesk(demand.desk_code)?.fields ?? [], demand.desk_answers ?? {})
  for (const [name, fault] of Object.entries(answered)) {
    faults[`${at}.desk_answers.${name}`] = fault
  }
  return faults
}

/** Required elements (WO-06): path of the field → what is missing. */
export function faultsOf(draft: OrderDraft): Faults {
  const faults: Faults = {}
  const { name, phone, is_confidential: confidential, is_anonymous: anonymous } = draft.caller
  if (!name.trim() && !confidential && !anonymous) {
    faults['caller.name'] = '请填写姓名，不愿透露请勾选保密或匿名'
  }
  if (!phone.trim()) faults['caller.phone'] = '请填写联系电话'
  else if (!/^\+?[\d-]+$/.test(phone.trim())) faults['caller.phone'] = '联系电话只能是数字'
  draft.demands.forEach((demand, at) => {
    Object.assign(faults, demandFaults(demand, `demands.${at}`))
  })
  return faults
}

/** The type of a demand that was found complete. */
export function chosenType(demand: DemandDraft): AppealType {
  return demand.appeal_type || 'inquiry'
}

/** One demand as every door takes it. */
export function toDemandBody(demand: DemandDraft) {
  return {
    appeal_type: chosenType(demand),
    urgency: demand.urgency,
    topic_code: demand.topic_code,
    area_code: demand.area_code,
    place: demand.place.trim(),
    event: demand.event.trim(),
    demand: demand.demand.trim(),
    event_time: demand.event_time,
    secrecy: demand.secrecy ?? 'normal',
    desk_code: demand.desk_code ?? '',
    desk_answers: answersFor(findDesk(demand.desk_code), demand.desk_answers ?? {}),
  }
}

export function toBody(draft: OrderDraft): RegisterBody {
  return {
    contact_id: draft.contact_id,
    idempotency_key: draft.idempotency_key,
    shield_reason: draft.shield_reason?.trim() ?? '',
    caller: {
      ...draft.caller,
      name: draft.caller.name.trim(),
      phone: draft.caller.phone.trim(),
    },
    demands: draft.demands.map((demand) => ({
      ...toDemandBody(demand),
      direct_answer: demand.answers_directly
        ? { text: demand.answer.trim(), reason: demand.answer_reason.trim() }
        : null,
    })),
  }
}
