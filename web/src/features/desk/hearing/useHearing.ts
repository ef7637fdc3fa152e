/** The words of the call in hand, and the draft made of them. */
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

import { draftHeard, heardCall, type Heard, type HeardCall, type SpokenTurn } from '@/api/heard'
import { askedWords, clearMarks, markHeard, type OrderDraft } from '@/features/work-orders'
import { sentenceOf } from '@/shared/failures'

import { fillFromHeard, pathOf } from './fillFromHeard'
import { toldBy, wordsOf, type HeardWords } from './words'

const EVERY_MS = 1500

export interface Hearing {
  call: Ref<HeardCall | null>
  heard: Ref<Heard | null>
  turns: ComputedRef<{ party: string; text: string; start: number | null }[]>
  filled: Ref<string[]>
  /** The heard field whose words are shown. */
  shown: Ref<number | null>
  /** What the citizen told so far. */
  told: ComputedRef<string>
  /** What others may ask with. */
  words: ComputedRef<HeardWords>
  /** Whether the story is still empty. */
  canTake: ComputedRef<boolean>
  /** Put a summary into the empty story. */
  take(text: string): void
  busy: Ref<boolean>
  failure: Ref<string>
  draft(pasted?: string): Promise<void>
}

export function useHearing(
  callId: () => string | null,
  isRunning: () => boolean,
  form: () => OrderDraft | null,
): Hearing {
  const call = shallowRef<HeardCall | null>(null)
  const heard = shallowRef<Heard | null>(null)
  const filled = ref<string[]>([])
  const shown = ref<number | null>(null)
  const busy = ref(false)
  const failure = ref('')
  const turns = computed(() => heard.value?.turns ?? call.value?.turns ?? [])
  const told = computed(() => toldBy(turns.value))
  const words = computed(() => wordsOf(turns.value, heard.value))
  const demand = computed(() => {
    const order = form()
    return order && !order.submitted ? order.demands[order.active] : undefined
  })
  const canTake = computed(() => demand.value !== undefined && !demand.value.event.trim())
  let asking: AbortController | null = null

  async function look(): Promise<void> {
    const id = callId()
    if (!id || asking || document.hidden) return
    asking = new AbortController()
    // No words yet, or none at all: a call without recognition is nothing to complain of.
    const found = await heardCall(id, asking.signal).catch(() => null)
    asking = null
    if (found && id === callId()) call.value = found
  }

  async function draft(pasted = ''): Promise<void> {
    busy.value = true
    failure.value = ''
    try {
      await (pasted ? null : look())
      const spoken = pasted ? [] : ((call.value?.turns ?? []) as SpokenTurn[])
      heard.value = await draftHeard(spoken, pasted)
      shown.value = null
      const order = form()
      filled.value = order ? fillFromHeard(heard.value, order) : []
    } catch (problem) {
      failure.value = sentenceOf(problem)
    } finally {
      busy.value = false
    }
  }

  function take(text: string): void {
    if (!demand.value || !canTake.value) return
    demand.value.event = text
    markHeard(pathOf('event', form()?.active ?? 0), text)
  }

  function forget(): void {
    call.value = heard.value = shown.value = null
    filled.value = []
    failure.value = ''
    asking?.abort()
    asking = null
  }
  watch(callId, () => {
    forget()
    void look()
  }, { immediate: true })
  watch(() => form()?.idempotency_key, clearMarks)
  watch(askedWords, (path) => {
    const at = form()?.active ?? 0
    const index = heard.value?.fields.findIndex(({ name }) => pathOf(name, at) === path) ?? -1
    if (path && index >= 0) shown.value = index
  })
  const timer = setInterval(() => {
    if (isRunning()) void look()
  }, EVERY_MS)
  onScopeDispose(() => {
    clearInterval(timer)
    asking?.abort()
  })
  return { call, heard, turns, filled, shown, told, words, canTake, take, busy, failure, draft }
}
