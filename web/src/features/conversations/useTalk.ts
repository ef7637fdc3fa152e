/** The conversation that is open: loaded, renewed every few seconds, earlier ones on demand. */
import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

import * as api from '@/api/conversations'
import type { Talk, TalkMessage, TalkRow } from '@/api/conversations'
import { sentenceOf } from '@/shared/failures'
import { useAutoRefresh } from '@/shared/useAutoRefresh'

export const TALK_SECONDS = 3

export interface OpenTalk {
  talk: ShallowRef<Talk | null>
  failure: Ref<string>
  load(): Promise<void>
  renew(): Promise<void>
  earlier(): Promise<void>
  /** Take over what an act answered. */
  take(row: TalkRow): void
  add(message: TalkMessage): void
}

/** Known messages in their newest state, and the new ones after them. */
export function merged(known: readonly TalkMessage[], fresh: readonly TalkMessage[]): TalkMessage[] {
  const byId = new Map(known.map((each) => [each.id, each]))
  for (const each of fresh) byId.set(each.id, each)
  return [...byId.values()].toSorted((one, other) => one.id - other.id)
}

export function useTalk(id: () => string | null): OpenTalk {
  const talk = shallowRef<Talk | null>(null)
  const failure = ref('')

  async function load(): Promise<void> {
    const wanted = id()
    if (wanted === null) return
    try {
      const found = await api.getTalk(wanted)
      if (wanted !== id()) return
      talk.value = found
      failure.value = ''
    } catch (problem) {
      if (wanted === id() && talk.value?.id !== wanted) failure.value = sentenceOf(problem)
    }
  }
  function take(row: TalkRow): void {
    const now = talk.value
    if (now?.id !== row.id) return
    const mayWrite = row.state === 'taken' && row.is_mine
    // Who had it may take it again once it waits.
    const mayTake = row.state === 'waiting' && (now.may_take || now.may_write)
    talk.value = { ...now, ...row, may_write: mayWrite, may_take: mayTake }
  }
  function mix(messages: readonly TalkMessage[]): void {
    if (!talk.value || messages.length === 0) return
    talk.value = { ...talk.value, messages: merged(talk.value.messages, messages) }
  }
  async function renew(): Promise<void> {
    const now = talk.value
    if (!now || now.id !== id()) return load()
    if (now.state === 'closed') return
    try {
      const news = await api.newMessages(now.id, now.messages.at(-1)?.id ?? 0)
      if (talk.value?.id !== news.conversation.id) return
      take(news.conversation)
      mix(news.messages)
    } catch {
      // What is shown stays; the next round comes soon, and the banner tells of a lost server.
    }
  }
  async function earlier(): Promise<void> {
    const now = talk.value
    const first = now?.messages[0]
    if (!now || !first) return
    const news = await api.earlierMessages(now.id, first.id)
    if (talk.value?.id !== now.id) return
    talk.value = {
      ...talk.value,
      messages: merged(news.messages, talk.value.messages),
      has_earlier: news.has_earlier,
    }
  }

  watch(
    id,
    () => {
      talk.value = null
      failure.value = ''
      void load()
    },
    { immediate: true },
  )
  useAutoRefresh(renew, TALK_SECONDS)
  return { talk, failure, load, renew, earlier, take, add: (message) => mix([message]) }
}
