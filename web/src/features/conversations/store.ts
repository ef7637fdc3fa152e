/** One's own conversations, and how many wait: asked by one place, shown by many. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

import * as api from '@/api/conversations'
import type { Talk, TalkCounts, TalkRow } from '@/api/conversations'
import { ApiError } from '@/api/errors'
import { sentenceOf } from '@/shared/failures'

import { dropReply } from './replyDrafts'
import { countNew, keepSeen, recallSeen, type Seen } from './unread'

/** So many at once beside the calls; the server says whether there may be more. */
export const PLACES = 3
const GONE = new Set([404, 409])

export const useConversations = defineStore('conversations', () => {
  const mine = shallowRef<TalkRow[]>([])
  const waiting = shallowRef<TalkRow[]>([])
  const counts = shallowRef<TalkCounts>({ mine: 0, waiting: 0, taken: 0 })
  const unread = ref<Record<string, number>>({})
  const isLoaded = ref(false)
  const failure = ref('')
  /** Came into these hands without being asked for; whoever opens or tells of it empties this. */
  const arrived = shallowRef<TalkRow | null>(null)
  let seen: Seen = recallSeen()
  let askedFor = new Set<string>()
  let turn = 0

  const total = computed(() => Object.values(unread.value).reduce((sum, each) => sum + each, 0))

  async function load(): Promise<void> {
    turn += 1
    const round = turn
    try {
      const page = await api.listTalks('mine')
      const line = page.counts.waiting > 0 ? (await api.listTalks('waiting')).rows : []
      if (round !== turn) return
      take(page.rows, page.counts, line)
      failure.value = ''
      await countUnread()
    } catch (problem) {
      if (round === turn && !isLoaded.value) failure.value = sentenceOf(problem)
    }
  }

  function take(rows: TalkRow[], howMany: TalkCounts, line: TalkRow[]): void {
    const known = new Set([...mine.value.map(({ id }) => id), ...askedFor])
    const strange = rows.filter(({ id }) => !known.has(id))
    if (isLoaded.value && strange.length > 0) arrived.value = strange[0] ?? null
    // By age, so that each keeps its place while others come and go.
    mine.value = rows.toSorted((one, other) => one.opened_at.localeCompare(other.opened_at))
    counts.value = howMany
    waiting.value = line
    askedFor = new Set()
    isLoaded.value = true
    seen = keepSeen(seen, rows.map(({ id }) => id))
  }

  /** Ask how many are new only where the citizen wrote since. */
  async function countUnread(): Promise<void> {
    const found: Record<string, number> = {}
    for (const row of mine.value) {
      const last = seen[row.id] ?? 0
      if (!row.awaits_answer && last > 0) continue
      // oxlint-disable-next-line no-await-in-loop -- three at most, and not all at once.
      const { messages } = await api.newMessages(row.id, last)
      found[row.id] = countNew(messages, seen[row.id] ?? 0)
    }
    unread.value = found
  }

  /** The talk is before somebody's eyes up to this message. */
  function look(id: string, lastMessage: number): void {
    if (lastMessage > (seen[id] ?? 0)) {
      seen = { ...seen, [id]: lastMessage }
      keepSeen(seen, Object.keys(seen))
    }
    if (unread.value[id]) unread.value = { ...unread.value, [id]: 0 }
  }

  async function takeOne(id: string): Promise<Talk> {
    const talk = await api.takeTalk(id)
    askedFor.add(id)
    await load()
    return talk
  }

  /** The one that is due first; whatever a colleague was quicker with is passed over. */
  async function takeNext(): Promise<Talk | null> {
    for (const { id } of (await api.listTalks('waiting')).rows) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- The next only when this one is gone.
        return await takeOne(id)
      } catch (problem) {
        if (!(problem instanceof ApiError) || !GONE.has(problem.status)) throw problem
      }
    }
    await load()
    return null
  }

  /** It left these hands. */
  async function leave(id: string): Promise<void> {
    dropReply(id)
    mine.value = mine.value.filter((each) => each.id !== id)
    await load()
  }

  return { mine, waiting, counts, unread, total, isLoaded, failure, arrived, load, look, takeOne, takeNext, leave }
})
