/** What this person registers and the words people use: fetched once a page. */
import { shallowRef, type ShallowRef } from 'vue'

import { getTopicHints, type TopicHints } from '@/api/orderForm'

const hints = shallowRef<TopicHints>({ habits: [], words: {} })
let loading: Promise<void> | null = null

async function load(): Promise<void> {
  try {
    hints.value = await getTopicHints()
  } catch {
    loading = null // Topics are found by their names alone.
  }
}

export function useTopicHints(): ShallowRef<TopicHints> {
  loading ??= load()
  return hints
}

/** A topic just taken stands first next time. */
export function noteTopic(code: string): void {
  const { habits, words } = hints.value
  hints.value = { words, habits: [code, ...habits.filter((each) => each !== code)] }
}
