/** The state of a split: asked from the server, edited, checked, sent. */
import { computed, nextTick, ref, watch } from 'vue'

import { ApiError } from '@/api/errors'
import { proposeSplit, splitOrder, type RegisteredPart } from '@/api/families'
import type { OrderDetail } from '@/api/types'
import { tellFailure } from '@/shared/failures'
import { useBusy } from '@/shared/useBusy'

import {
  cutAt,
  faultsOfParts,
  leftOut,
  mergedUp,
  MOST,
  moved,
  partOf,
  partsOf,
  toSplitBody,
  type PartDraft,
} from './splitDraft'

const atOf = (path: string) => Number(path.split('.')[1])

/** The proposal for a text; without one a person cuts it by hand. */
const ask = (text: string) => proposeSplit(text).catch(() => [])

export function useSplit(
  order: () => OrderDetail,
  made: (parts: RegisteredPart[]) => void,
  /** Tells whether the refusal is dealt with elsewhere. */
  takes: (failure: unknown) => boolean = () => false,
) {
  const parts = ref<PartDraft[]>([])
  const active = ref(0)
  const step = ref<'asking' | 'edit' | 'preview'>('asking')
  const proposed = ref(0)
  const faults = ref<Record<string, string>>({})
  const tried = ref(false)
  const { busy, run } = useBusy(refuse)

  function refuse(failure: unknown): void {
    if (takes(failure)) return
    tellFailure(failure)
    if (!(failure instanceof ApiError) || Object.keys(failure.fields).length === 0) return
    faults.value = { ...failure.fields }
    step.value = 'edit'
    showFirstFault()
  }

  function showFirstFault(): void {
    const first = Object.keys(faults.value).find((path) => path.startsWith('demands.'))
    if (first) active.value = atOf(first)
  }

  async function begin(): Promise<void> {
    step.value = 'asking'
    faults.value = {}
    tried.value = false
    const whole = order()
    const [stories, wishes] = await Promise.all([ask(whole.event), ask(whole.demand)])
    if (order().number !== whole.number) return
    proposed.value = Math.max(stories.length, wishes.length)
    parts.value = partsOf(whole, stories, wishes)
    active.value = 0
    step.value = 'edit'
  }

  watch(
    parts,
    () => {
      if (tried.value) faults.value = faultsOfParts(parts.value)
    },
    { deep: true },
  )

  function put(changed: PartDraft[], at: number): void {
    parts.value = changed
    active.value = Math.min(Math.max(0, at), changed.length - 1)
  }

  const acts = {
    choose: (at: number) => put(parts.value, at),
    move: (at: number, by: number) => put(moved(parts.value, at, by), at + by),
    merge: (at: number) => put(mergedUp(parts.value, at), at - 1),
    cut: (at: number, position: number) => put(cutAt(parts.value, at, position), at),
    remove: (at: number) => put(parts.value.filter((_, other) => other !== at), at),
    add: () => {
      if (parts.value.length < MOST) put([...parts.value, partOf(order())], parts.value.length)
    },
  }

  function preview(): void {
    tried.value = true
    faults.value = faultsOfParts(parts.value)
    if (Object.keys(faults.value).length === 0) step.value = 'preview'
    else void nextTick(showFirstFault)
  }

  const submit = () =>
    run(async () => made(await splitOrder(order().number, toSplitBody(parts.value), order().version)))

  return {
    parts,
    active,
    step,
    proposed,
    faults,
    busy,
    acts,
    begin,
    preview,
    submit,
    missing: computed(() => leftOut(order(), parts.value)),
    faulty: computed(() => new Set(Object.keys(faults.value).filter((path) => path.includes('.')).map(atOf))),
    isFull: computed(() => parts.value.length >= MOST),
  }
}
