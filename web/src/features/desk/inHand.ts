/** The order that is being written, and the call it belongs to. */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'

import { useSoftphone } from '@/features/softphone'
import {
  bringDrafts,
  dropDraft,
  emptyDraft,
  isWorthKeeping,
  keptDrafts,
  openDraft,
  type OrderDraft,
} from '@/features/work-orders'
import { recall, remember } from '@/shared/storage'
import type { CallView } from '@/telephone/messages'

export const MANUAL = 'manual'
/** Where a tab keeps what is in hand over a reload. */
export const IN_HAND = 'hotline.desk.in_hand'
const TALK = 'talk:'

/** What a form that belongs to a written conversation is kept under. */
export function slotOfTalk(id: string): string {
  return TALK + id
}

/** The conversation a form belongs to; null for a call's, or one written by hand. */
export function talkOf(slot: string | null): string | null {
  return slot?.startsWith(TALK) ? slot.slice(TALK.length) : null
}

export interface InHand {
  /** What the form belongs to: a call's id, `talk:` and a conversation's, `manual`, or nothing. */
  id: Ref<string | null>
  draft: ShallowRef<OrderDraft | null>
  kept: Ref<ReturnType<typeof keptDrafts>>
  inboundCall: ComputedRef<CallView | null>
  /** Whose caller is shown: a call that rings goes before the one that is written about. */
  callShown: ComputedRef<string | null>
  take(id: string | null, phone?: string): void
  close(): void
  another(): void
  finished(): void
  discard(): void
}

export function useInHand(isTyping: () => boolean): InHand {
  const softphone = useSoftphone()
  const id = ref<string | null>(recall<string>(IN_HAND))
  const draft = shallowRef<OrderDraft | null>(null)
  const kept = ref(keptDrafts(id.value ?? ''))
  const inboundCall = computed(() => {
    const call = softphone.call
    return call?.direction === 'inbound' ? call : null
  })
  const callShown = computed(
    () => inboundCall.value?.call_id ?? (id.value === MANUAL || talkOf(id.value) ? null : id.value),
  )

  function take(wanted: string | null, phone = ''): void {
    id.value = wanted
    remember(IN_HAND, wanted)
    draft.value = wanted === null ? null : openDraft(wanted, phone, wanted !== MANUAL)
    kept.value = keptDrafts(wanted ?? '')
  }
  if (id.value) take(id.value)
  // What was begun on another computer, as after a change of seat.
  void bringDrafts(id.value ?? '').then(() => (kept.value = keptDrafts(id.value ?? '')))

  /** A form somebody is at stays until they answer: a ring takes no key and no field away. */
  function isAtWork(): boolean {
    if (talkOf(id.value) !== null) return true
    if (!draft.value || draft.value.submitted) return false
    return isWorthKeeping(draft.value) || isTyping()
  }

  // A new call brings its own empty form; what was begun for another one stays among the drafts.
  watch(
    inboundCall,
    (call, before) => {
      const waits = call?.phase === 'offered' && isAtWork()
      // Whoever turns to a conversation during a call stays there, whatever the call does next.
      const isKnown = call?.call_id === before?.call_id && before?.phase !== 'offered'
      const stays = isKnown && talkOf(id.value) !== null
      if (call && call.call_id !== id.value && !waits && !stays) take(call.call_id, call.caller)
      const leftUnanswered = !call && before?.phase === 'offered' && !before.answered_at
      if (leftUnanswered && before.call_id === id.value && draft.value) {
        if (!isWorthKeeping(draft.value)) close()
      }
    },
    { immediate: true },
  )

  function close(): void {
    if (id.value) dropDraft(id.value)
    take(null)
  }
  function another(): void {
    if (!id.value || !draft.value) return
    const { caller, contact_id: contact } = draft.value
    const fresh = { ...emptyDraft(), caller: { ...caller }, contact_id: contact }
    Object.assign(draft.value, fresh)
  }
  function finished(): void {
    const callGoesOn = id.value === softphone.call?.call_id
    if (callGoesOn) another()
    else close()
    if (softphone.state === 'wrap_up') softphone.finishWrapUp()
  }
  function discard(): void {
    if (draft.value && id.value === softphone.call?.call_id) {
      Object.assign(draft.value, emptyDraft(inboundCall.value?.caller))
      return
    }
    close()
  }
  return { id, draft, kept, inboundCall, callShown, take, close, another, finished, discard }
}
