/** Which topics the words of the form speak of: asked when typing has paused. */
import type { ShallowRef } from 'vue'

import { suggestTopics, type TopicSuggestion } from '@/api/routing'
import { askTogether } from '@/shared/askTogether'
import { useWhileTyping } from '@/shared/useWhileTyping'

export interface TopicQuestion {
  place: string
  event: string
  demand: string
}

const SHORTEST = 5
const ask = askTogether((body: TopicQuestion) => suggestTopics(body))

/** Null while there is too little to go by. */
export function questionOf(about: TopicQuestion | undefined): TopicQuestion | null {
  if (!about) return null
  const question = { place: about.place.trim(), event: about.event.trim(), demand: about.demand.trim() }
  return question.event.length + question.demand.length >= SHORTEST ? question : null
}

export function useTopicSuggestions(about: () => TopicQuestion | undefined): ShallowRef<TopicSuggestion[]> {
  return useWhileTyping(() => questionOf(about()), ask, [] as TopicSuggestion[])
}
