/**
 * Where this page is, told to the others in one small request every ten seconds; the answer says
 * who else is there, and whether the order changed since it was loaded.
 */
import { computed, onScopeDispose, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'

import { sayGone, sayPresent, type PresenceBody, type Present } from '@/api/besideOrders'

import { newKey } from '../draft'

export interface Spot {
  number: string
  /** The version of the order that is shown. */
  seen: number
  /** What is being written. */
  verb?: string
  field?: string
}

export const BEAT_SECONDS = 10
const TAB = newKey()

const spots = shallowRef<Map<symbol, Spot>>(new Map())
/** The one who asked last speaks: a dialog over its page. */
const here = computed<Spot | null>(() => [...spots.value.values()].at(-1) ?? null)
const others = ref<Present[]>([])
const changes = ref<string[]>([])
const story = ref(0)
let timer: ReturnType<typeof setInterval> | undefined

async function beat(): Promise<void> {
  const spot = here.value
  if (!spot) return
  try {
    const answer = await sayPresent(spot.number, {
      tab: TAB,
      verb: (spot.verb ?? null) as PresenceBody['verb'],
      field: (spot.field ?? null) as PresenceBody['field'],
      seen_version: spot.seen,
    })
    if (here.value?.number !== spot.number) return
    others.value = answer.present
    story.value = answer.story
    if (here.value.seen === spot.seen) changes.value = answer.changes
  } catch {
    // Nobody is shown rather than somebody who may have left.
    if (here.value?.number === spot.number) others.value = []
  }
}

function beatWhileLookedAt(): void {
  // What is being written stays said while another window is looked into.
  if (!document.hidden || here.value?.verb) void beat()
}

const leave = () => sayGone(TAB)

watch(here, (now, before) => {
  if (now?.number !== before?.number) {
    others.value = []
    changes.value = []
    story.value = 0
  } else if (now?.seen !== before?.seen) {
    changes.value = []
  }
  if (now && !before) {
    timer = setInterval(beatWhileLookedAt, BEAT_SECONDS * 1000)
    document.addEventListener('visibilitychange', beatWhileLookedAt)
    addEventListener('pagehide', leave)
  }
  if (!now && before) {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', beatWhileLookedAt)
    removeEventListener('pagehide', leave)
    leave()
  }
  if (now) void beat()
})

function put(key: symbol, spot: Spot | null): void {
  const next = new Map(spots.value)
  if (spot) next.set(key, spot)
  else next.delete(key)
  spots.value = next
}

/** Say where this page is while the spot is not null; the dialog over a page speaks for both. */
export function useHere(spot: MaybeRefOrGetter<Spot | null>) {
  const key = Symbol('spot')
  watch(
    () => JSON.stringify(toValue(spot)),
    () => put(key, toValue(spot)),
    { immediate: true },
  )
  onScopeDispose(() => put(key, null))
  return {
    /** Who else is there, those who write first. */
    others,
    /** What happened since the version that is shown. */
    changes,
    /** Moves with every line of the order's story; 0 while it is not known. */
    story,
  }
}
