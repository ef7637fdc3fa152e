/** The draft of this browser, kept as it is typed. */
import { reactive, ref, toRaw, watch } from 'vue'

import { emptyDraft, isStale, isWritten, type Draft } from './draft'
import { store } from './store'

const KEPT_AS = 'draft'
const PAUSE_MS = 250

export const draft = reactive<Draft>(emptyDraft())
/** Whether what was kept is here by now. */
export const isRestored = ref(false)
/** Whether what is here lies in the store too. */
export const isKept = ref(true)

let timer: ReturnType<typeof setTimeout> | undefined
let restoring: Promise<void> | undefined

export function restoreDraft(): Promise<void> {
  restoring ??= restore()
  return restoring
}

async function restore(): Promise<void> {
  const kept = await (await store()).get<Draft>(KEPT_AS)
  if (kept && !isStale(kept, Date.now())) Object.assign(draft, emptyDraft(), kept)
  else if (kept) await (await store()).remove(KEPT_AS)
  isRestored.value = true
  watch(draft, keepSoon, { deep: true })
}

function keepSoon(): void {
  isKept.value = false
  clearTimeout(timer)
  timer = setTimeout(keepNow, PAUSE_MS)
}

/** What IndexedDB can copy: no proxies. */
export function plain(given: Draft): Draft {
  const raw = toRaw(given)
  return { ...raw, files: raw.files.map((each) => ({ ...toRaw(each) })) }
}

export async function keepNow(): Promise<void> {
  clearTimeout(timer)
  const kept = await store()
  if (isWritten(draft)) await kept.put(KEPT_AS, { ...plain(draft), changedAt: Date.now() })
  else await kept.remove(KEPT_AS)
  isKept.value = true
}

/** Begin anew, under another key. */
export async function clearDraft(): Promise<void> {
  Object.assign(draft, emptyDraft())
  await keepNow()
}
