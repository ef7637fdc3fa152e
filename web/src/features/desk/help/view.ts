/** Everything the helper shows, as plain data: drawn beside the form, or in a second window. */
import type { Duplicate } from '@/api/families'
import type { FoundAnswer } from '@/api/knowledgeSearch'
import type { Around } from '@/api/places'
import type { Suggestion } from '@/api/routing'
import type { ScreenPop } from '@/api/types'
import type { UnifiedAnswer } from '@/api/unifiedAnswers'

/** A line of the conversation, for the second screen. */
export interface SaidLine {
  id: number
  who: string
  text: string
  at: string
  isOurs: boolean
}

export interface HelpView {
  /** Whose matter it is: a call's number, or what was typed for another source. */
  number: string
  /** What the call does right now; empty without one. */
  phase: string
  hasCall: boolean
  /** Where the written conversation came from that the form belongs to; empty for a call. */
  talk: string
  /** What was said in it last. */
  said: SaidLine[]
  pop: ScreenPop | null
  waiting: boolean
  failure: string
  /** Whether something is being written that answers may be put into. */
  hasDraft: boolean
  alike: Duplicate[]
  answers: UnifiedAnswer[]
  /** Articles that speak of what is being written. */
  articles: FoundAnswer[]
  departments: Suggestion[]
  around: Around | null
}

/** What is done from the helper; always by the first window. */
export type HelpAct =
  | { kind: 'reload' }
  | { kind: 'follow'; number: string }
  | { kind: 'answer'; id: number }
  | { kind: 'article'; id: string }
