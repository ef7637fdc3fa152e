/** A unified answer as its editor holds it, and what is wrong with it before it is sent. */
import type { UnifiedAnswer, UnifiedAnswerBody } from '@/api/unifiedAnswers'
import type { OrderDetail } from '@/api/types'
import type { Tone } from '@/shared/labels'

export interface AnswerDraft {
  /** The one whose place it takes; null for a new one. */
  revises: UnifiedAnswer | null
  title: string
  text: string
  topic_code: string
  keywords: string[]
  starts_on: string
  ends_on: string
  reason: string
}

export const LIMITS = { title: 120, text: 5000, keyword: 40, keywords: 10, reason: 1000 } as const

export function emptyAnswer(today: string): AnswerDraft {
  return {
    revises: null,
    title: '',
    text: '',
    topic_code: '',
    keywords: [],
    starts_on: today,
    ends_on: '',
    reason: '',
  }
}

/** What many orders will ask, begun from the one in hand. */
export function answerFor(order: OrderDetail, today: string): AnswerDraft {
  const title = `${order.place}：${order.topic_name}`
  return { ...emptyAnswer(today), title: [...title].slice(0, LIMITS.title).join(''), topic_code: order.topic_code }
}

export function revisionOf(answer: UnifiedAnswer, today: string): AnswerDraft {
  const { title, text, topic_code, starts_on, ends_on } = answer
  return {
    revises: answer,
    title,
    text,
    topic_code,
    keywords: [...answer.keywords],
    starts_on: starts_on < today ? today : starts_on,
    ends_on,
    reason: '',
  }
}

const length = (text: string) => [...text.trim()].length

export function faultsOfAnswer(draft: AnswerDraft): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!draft.title.trim()) faults.title = '请填写标题'
  else if (length(draft.title) > LIMITS.title) faults.title = `标题不能超过 ${LIMITS.title} 个字`
  if (!draft.text.trim()) faults.text = '请填写答复口径'
  else if (length(draft.text) > LIMITS.text) faults.text = `答复口径不能超过 ${LIMITS.text} 个字`
  if (draft.keywords.length > LIMITS.keywords) faults.keywords = `关键词不能超过 ${LIMITS.keywords} 个`
  else if (draft.keywords.some((each) => length(each) > LIMITS.keyword)) {
    faults.keywords = `每个关键词不能超过 ${LIMITS.keyword} 个字`
  }
  if (!draft.starts_on) faults.starts_on = '请选择生效日期'
  if (!draft.ends_on) faults.ends_on = '请选择失效日期，口径到期自动停用'
  else if (draft.ends_on < draft.starts_on) faults.ends_on = '失效日期不能早于生效日期'
  if (draft.revises && !draft.reason.trim()) faults.reason = '请写明修订理由'
  return faults
}

export function toAnswerBody(draft: AnswerDraft): UnifiedAnswerBody {
  return {
    title: draft.title.trim(),
    text: draft.text.trim(),
    topic_code: draft.topic_code,
    keywords: draft.keywords.map((each) => each.trim()).filter(Boolean),
    starts_on: draft.starts_on,
    ends_on: draft.ends_on,
  }
}

/** How it stands today, in a word. */
export function standing(answer: UnifiedAnswer, today: string): { label: string; tone: Tone } {
  if (answer.ended_at) return { label: '已停用', tone: 'grey' }
  if (answer.is_in_force) return { label: '有效', tone: 'green' }
  return answer.starts_on > today ? { label: '待生效', tone: 'teal' } : { label: '已到期', tone: 'grey' }
}

/** Whether typing finds it. */
export function matches(answer: UnifiedAnswer, words: string): boolean {
  const text = [answer.title, answer.text, answer.topic_name, ...answer.keywords].join(' ')
  return words.trim().split(/\s+/).every((each) => text.includes(each))
}

/** The numbers of orders in whatever was pasted. */
export function numbersIn(text: string): string[] {
  return [...new Set(text.match(/\b\d{14}\b/g) ?? [])]
}
