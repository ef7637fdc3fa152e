/** Gather what helps with the order in hand; the first window asks, whoever shows it. */
import { computed, onMounted, shallowRef, type ComputedRef } from 'vue'

import { hintArticles } from '@/api/knowledgeSearch'
import { aboutPlace, type AboutPlaceBody } from '@/api/places'
import { listUnifiedAnswers, type UnifiedAnswer } from '@/api/unifiedAnswers'
import {
  askSuggestions,
  questionOf,
  suggestionBodyOf,
  useDuplicates,
  type DemandDraft,
  type OrderDraft,
} from '@/features/work-orders'
import { useAutoRefresh } from '@/shared/useAutoRefresh'
import { useWhileTyping } from '@/shared/useWhileTyping'
import { callerLabel, phaseLabel } from '@/telephone/labels'
import type { CallView } from '@/telephone/messages'

import type { HeardWords } from '../hearing/words'
import type { ScreenPopBox } from '../screenPop'
import { fittingAnswers } from './fittingAnswers'
import type { HelpView, SaidLine } from './view'

/** Answers are published now and then; a typhoon's is needed within minutes. */
const ANSWERS_SECONDS = 120
const MOST_ANSWERS = 5
const LEAST_ASKED = 4
const MOST_ASKED = 200

export function aroundQuestion(demand: DemandDraft | undefined): AboutPlaceBody | null {
  if (!demand) return null
  const { area_code, topic_code } = demand
  const place = demand.place.trim()
  return place || area_code ? { place, area_code, topic_code } : null
}

function useAnswersInForce() {
  const answers = shallowRef<UnifiedAnswer[]>([])
  async function load(): Promise<void> {
    try {
      answers.value = await listUnifiedAnswers()
    } catch {
      // What is known stays until the next look.
    }
  }
  onMounted(load)
  useAutoRefresh(load, ANSWERS_SECONDS)
  return answers
}

/** Too short a text is about everything; of a long story the end is what is asked. */
export function askedOf(demand: DemandDraft | undefined, spoken = ''): string | null {
  const typed = [demand?.event, demand?.demand].filter((each) => each?.trim()).join('。')
  const text = typed || spoken
  return text.length < LEAST_ASKED ? null : text.slice(-MOST_ASKED)
}

/** While nothing of the story is typed, what is said stands for it. */
export function withHeard<D extends Story>(demand: D, heard: HeardWords | undefined): D {
  if (!heard || demand.event.trim() || demand.demand.trim()) return demand
  return { ...demand, event: heard.spoken, place: demand.place.trim() || heard.place }
}
interface Story {
  place: string
  event: string
  demand: string
}

interface Desk {
  draft: () => OrderDraft | null
  /** Whose caller is shown. */
  callId: () => string | null
  /** The one that goes on, and the one before. */
  calls: () => [CallView | null, CallView | null]
  pop: ScreenPopBox
  /** Of the conversation in hand, such as `网站会话 L26…`. */
  talk?: () => string
  said?: () => SaidLine[]
  /** What the citizen says on the phone. */
  heard?: () => HeardWords
}

export function useHelp({ draft, callId, calls, pop, talk, said, heard }: Desk): ComputedRef<HelpView> {
  const open = () => {
    const typed = draft()
    return typed && !typed.submitted ? typed : null
  }
  const demand = () => open()?.demands[open()?.active ?? 0]
  const told = () => {
    const typed = demand()
    return typed && withHeard(typed, heard?.())
  }
  const inForce = useAnswersInForce()
  const { found: alike } = useDuplicates(() => {
    const typed = open()
    if (!typed) return null
    const demands = typed.demands.map((each, at) =>
      at === typed.active ? withHeard(each, heard?.()) : each,
    )
    return questionOf({ ...typed, demands })
  })
  const departments = useWhileTyping(
    () => {
      const typed = demand()
      return typed ? suggestionBodyOf(typed) : null
    },
    askSuggestions,
    [],
  )
  const articles = useWhileTyping(
    () => (open() ? askedOf(demand(), heard?.().spoken) : null),
    hintArticles,
    [],
  )
  const around = useWhileTyping(() => aroundQuestion(demand()), aboutPlace, null)

  function numberOf(call: CallView | undefined): string {
    if (callId() === null) return draft()?.caller.phone.trim() || '手工登记'
    return pop.pop.value?.phone || (call ? callerLabel(call) : '') || '号码未显示'
  }

  return computed(() => {
    const [now, before] = calls()
    const call = [now, before].find((each) => each?.call_id === callId()) ?? undefined
    return {
      number: numberOf(call),
      phase: call && call === now ? phaseLabel(call) : '',
      hasCall: callId() !== null,
      talk: callId() === null ? (talk?.() ?? '') : '',
      said: callId() === null ? (said?.() ?? []) : [],
      pop: pop.pop.value,
      waiting: pop.waiting.value,
      failure: pop.failure.value,
      hasDraft: open() !== null,
      alike: alike.value,
      answers: fittingAnswers(inForce.value, told()).slice(0, MOST_ANSWERS),
      articles: articles.value,
      departments: departments.value.slice(0, 3),
      around: around.value,
    }
  })
}
