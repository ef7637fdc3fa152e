/** The written conversation whose form is on the desk. */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'

import type { Talk } from '@/api/conversations'
import { useConversations } from '@/features/conversations'
import { useSoftphone } from '@/features/softphone'
import { isWorthKeeping } from '@/features/work-orders'
import { recall, remember } from '@/shared/storage'

import { fillFromTalk } from './fillFromTalk'
import type { SaidLine } from './help/view'
import { slotOfTalk, talkOf, type InHand } from './inHand'

const REGISTERED = 'hotline.talks.registered'
const MOST_LINES = 40

export interface TalkInHand {
  id: ComputedRef<string | null>
  /** Numbers of the orders registered from it. */
  registered: ComputedRef<string[]>
  isUnregistered: ComputedRef<boolean>
  /** Of the one in hand, such as `网站会话 陈静`. */
  label: ComputedRef<string>
  /** Drafts begun elsewhere: what is in the rail is found there. */
  kept: ComputedRef<{ id: string; title: string }[]>
  /** What was said last, for the second screen. */
  said: ShallowRef<SaidLine[]>
  hear(talk: Talk): void
  open(id: string): void
  loaded(talk: Talk): void
  noteRegistered(): void
  /** It is over, or somebody else's: its form goes with it. */
  left(id: string): void
  /** Back to the call, if there is one. */
  back(): void
}

export function useTalkInHand(hand: InHand, isBusy: () => boolean): TalkInHand {
  const softphone = useSoftphone()
  const talks = useConversations()
  const id = computed(() => talkOf(hand.id.value))
  const all: Ref<Record<string, string[]>> = ref(recall(REGISTERED) ?? {})

  const said = shallowRef<SaidLine[]>([])

  function open(wanted: string): void {
    if (id.value !== wanted) hand.take(slotOfTalk(wanted))
  }
  function loaded(talk: Talk): void {
    if (talk.id === id.value && talk.may_write && hand.draft.value) fillFromTalk(talk, hand.draft.value)
  }
  function hear({ messages, peer_label }: Talk): void {
    said.value = messages.slice(-MOST_LINES).map((each) => ({
      id: each.id,
      who: each.is_ours ? each.author_label || '系统' : peer_label,
      text: each.text || `［${each.kind_label}］`,
      at: each.written_at,
      isOurs: each.is_ours,
    }))
  }
  watch(id, () => (said.value = []))
  function noteRegistered(): void {
    const numbers = hand.draft.value?.submitted?.map(({ number }) => number) ?? []
    if (!id.value || numbers.length === 0) return
    all.value = { ...all.value, [id.value]: [...(all.value[id.value] ?? []), ...numbers] }
    remember(REGISTERED, all.value)
  }
  function back(): void {
    const { call } = softphone
    const written = softphone.state === 'wrap_up' ? softphone.session.lastCall : null
    const wanted = call?.direction === 'inbound' ? call : written
    hand.take(wanted?.call_id ?? null, wanted?.caller ?? '')
  }
  function left(gone: string): void {
    const { [gone]: _, ...rest } = all.value
    all.value = rest
    remember(REGISTERED, rest)
    if (gone !== id.value) return
    hand.close()
    back()
  }

  // What is given to somebody who does nothing else opens by itself; otherwise it is only told.
  watch(
    () => talks.arrived,
    (row) => {
      if (!row || isBusy() || softphone.call || hand.id.value !== null) return
      open(row.id)
      talks.arrived = null
    },
    { immediate: true },
  )

  const label = computed(() => {
    const row = talks.mine.find((each) => each.id === id.value)
    return row ? `${row.channel_label}会话 ${row.peer_label}` : ''
  })
  const kept = computed(() => {
    const inRail = new Set(talks.mine.map((row) => slotOfTalk(row.id)))
    return hand.kept.value.filter((each) => !inRail.has(each.id))
  })
  return {
    id,
    label,
    kept,
    registered: computed(() => (id.value ? (all.value[id.value] ?? []) : [])),
    isUnregistered: computed(() => hand.draft.value !== null && isWorthKeeping(hand.draft.value)),
    said,
    hear,
    open,
    loaded,
    noteRegistered,
    left,
    back,
  }
}
