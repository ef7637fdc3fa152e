/** What the editor holds, and when it may be sent. */
import type { Article, ArticleContent } from '@/api/knowledge'

export type Draft = Required<Omit<ArticleContent, 'starts_on' | 'ends_on' | 'recheck_on'>> & {
  starts_on: string | null
  ends_on: string | null
  recheck_on: string | null
}

export const LIMITS = { title: 120, body: 20_000, basis: 2_000, note: 500 } as const

export function emptyDraft(): Draft {
  return {
    title: '',
    body: '',
    questions: [],
    keywords: [],
    topic_code: '',
    area_code: '',
    sources: [],
    legal_basis: '',
    starts_on: null,
    ends_on: null,
    recheck_on: null,
    is_public: false,
    is_common: true,
    change_note: '',
  }
}

/** The open draft, or what is told now to begin the next version from. */
export function draftOf(article: Article): Draft {
  const from = article.draft ?? article.published
  const draft = { ...emptyDraft(), ...from?.article_content } as Draft
  return article.draft ? draft : { ...draft, change_note: '' }
}

/** One entry a line; empty lines say nothing. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)

const two = (value: number): string => String(value).padStart(2, '0')

/** A year from a day, as re-check dates usually are. */
export function yearAfter(day: string): string {
  const at = new Date(`${day}T00:00:00`)
  at.setFullYear(at.getFullYear() + 1)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** What is missing before somebody else can review it. */
export function lacksOf(draft: Draft, today: string): Record<string, string> {
  const lacks: Record<string, string> = {}
  if (!draft.title.trim()) lacks.title = '请填写标题。'
  if (!draft.body.trim()) lacks.body = '请填写正文。'
  if (draft.sources.length === 0) lacks.sources = '请至少填写一条来源，注明出自哪里。'
  if (!draft.recheck_on) lacks.recheck_on = '请填写复核日期。'
  else if (draft.recheck_on <= today) lacks.recheck_on = '复核日期须晚于今天。'
  if (draft.starts_on && draft.ends_on && draft.ends_on < draft.starts_on)
    lacks.ends_on = '失效日期不能早于生效日期。'
  return lacks
}
