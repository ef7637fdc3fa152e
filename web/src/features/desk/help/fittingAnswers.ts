/** Unified answers that surely are about what is being typed; the server's own rule. */
import type { UnifiedAnswer } from '@/api/unifiedAnswers'

interface Typed {
  topic_code: string
  place: string
  event: string
  demand: string
}

/** Without keywords an answer names its matter by its topic alone, and without that not at all. */
function fits(answer: UnifiedAnswer, typed: Typed, text: string): boolean {
  const isOnTopic = answer.topic_code === typed.topic_code
  if (answer.keywords.length === 0) return answer.topic_code !== '' && isOnTopic
  const speaksOf = answer.keywords.every((each) => text.includes(each))
  return speaksOf && (answer.topic_code === '' || isOnTopic)
}

export function fittingAnswers(
  answers: readonly UnifiedAnswer[],
  typed: Typed | undefined,
): UnifiedAnswer[] {
  if (!typed) return []
  const text = [typed.place, typed.event, typed.demand].join('\n')
  return answers.filter((each) => each.is_in_force && fits(each, typed, text))
}
