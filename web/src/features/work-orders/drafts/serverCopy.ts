/**
 * The second copy of what is typed, on the server: it outlives the browser and a change of seat.
 *
 * The tab's own memory is written at every change (draft.ts); this copy follows a second later,
 * one request at a time, and more seldom while the server is slow. A version goes with it, so that two windows never overwrite each other.
 */
import { effectScope, reactive, watch, type EffectScope } from 'vue'

import { ApiError } from '@/api/errors'
import * as api from '@/api/orderForm'
import type { KeptDraftView } from '@/api/orderForm'
import { askTogether } from '@/shared/askTogether'
import { forget, recall, remember } from '@/shared/storage'

import type { OrderDraft } from '../draft'

export type CopyState = 'quiet' | 'saving' | 'saved' | 'offline' | 'changed' | 'gone' | 'too_many'

export interface ServerCopy {
  slot: string
  state: CopyState
  savedAt: string | null
  /** When what was found on the server had been typed; null when nothing was restored. */
  restoredAt: string | null
  /** What another window saved in between, while the person has to choose. */
  other: OrderDraft | null
}

const EVERY_MS = 1000
/** A server that is slow to answer is asked less: ten times as long as it took, within limits. */
const SLOWEST_MS = 10_000
const AGAIN_MS = 5000
const SEEN = 'hotline.draftversion.'
const TAB = 'hotline.tab'

/** The version this tab saw last, whether what is here is still exactly that, and since when. */
interface Seen {
  version: number
  clean: boolean
  at: number
  /** When what was brought here from another computer had been saved, until somebody types. */
  from?: string
}

/** What is sent: which tab wrote it when, so that a reload does not take itself for another. */
interface Content {
  tab: string
  at: number
  draft: OrderDraft
}

export const copy = reactive<ServerCopy>({
  slot: '',
  state: 'quiet',
  savedAt: null,
  restoredAt: null,
  other: null,
})

let scope: EffectScope | null = null
let draft: OrderDraft | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let inFlight = false
let isDirty = false
let pauseMs = EVERY_MS
let otherVersion = 0
let isWorthKeeping: (draft: OrderDraft) => boolean = () => false

const seenOf = (slot: string) => recall<Seen>(SEEN + slot) ?? { version: 0, clean: false, at: 0 }
const see = (slot: string, version: number, clean: boolean, at = Date.now()) =>
  remember(SEEN + slot, { version, clean, at } satisfies Seen)

/** The name of this tab; it survives a reload. */
function tabName(): string {
  const name = recall<string>(TAB) ?? Math.random().toString(36).slice(2)
  remember(TAB, name)
  return name
}

function parse(kept: Pick<KeptDraftView, 'content'>): Content | null {
  try {
    const content = JSON.parse(kept.content) as Content
    return Array.isArray(content.draft?.demands) ? content : null
  } catch {
    return null
  }
}

export function readContent(kept: Pick<KeptDraftView, 'content'>): OrderDraft | null {
  return parse(kept)?.draft ?? null
}

function plan(pause: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    timer = undefined
    void save()
  }, pause)
}

function mustChoose(): boolean {
  return copy.state === 'changed' || copy.state === 'gone' || copy.state === 'too_many'
}

async function save(leaving = false): Promise<void> {
  const [slot, mine] = [copy.slot, draft]
  if (!mine || !isDirty || mustChoose() || !isWorthKeeping(mine)) return
  if (inFlight) {
    plan(pauseMs)
    return
  }
  const started = performance.now()
  inFlight = true
  isDirty = false
  copy.state = 'saving'
  const seen = seenOf(slot)
  const content: Content = { tab: tabName(), at: seen.at, draft: mine }
  const body = {
    slot,
    key: mine.idempotency_key,
    content: JSON.stringify(content),
    seen_version: seen.version,
  }
  try {
    const kept = await api.keepDraft(body, leaving)
    see(slot, kept.version, !isDirty, seenOf(slot).at)
    if (slot === copy.slot) Object.assign(copy, { state: 'saved', savedAt: kept.saved_at })
  } catch (failure) {
    if (slot === copy.slot) await refused(failure)
  } finally {
    inFlight = false
    pauseMs = Math.min(Math.max(EVERY_MS, (performance.now() - started) * 10), SLOWEST_MS)
    if (isDirty && timer === undefined && !mustChoose()) {
      plan((copy.state as CopyState) === 'offline' ? AGAIN_MS : pauseMs)
    }
  }
}

async function refused(failure: unknown): Promise<void> {
  if (draft?.submitted) return
  isDirty = true
  const code = failure instanceof ApiError ? failure.code : ''
  if (code === 'draft_gone') copy.state = 'gone'
  else if (code === 'too_many_drafts') copy.state = 'too_many'
  else if (code === 'draft_changed') meet(await find(copy.slot))
  else copy.state = 'offline'
}

/** The form and the list of drafts ask at the same time, as the desk opens. */
const askKept = askTogether(() => api.listKeptDrafts())

export const keptOnServer = (): Promise<KeptDraftView[]> => askKept(null)

/** Null when the server has none, undefined when it cannot be asked. */
async function find(slot: string): Promise<KeptDraftView | null | undefined> {
  try {
    return (await keptOnServer()).find((each) => each.slot === slot) ?? null
  } catch {
    return undefined
  }
}

/** What the server has beside what is here: the same, the later of the two, or a choice. */
function meet(kept: KeptDraftView | null | undefined): void {
  if (kept === undefined || !draft || draft.submitted) return
  const seen = seenOf(copy.slot)
  if (kept === null) {
    if (seen.version > 0 && isWorthKeeping(draft)) copy.state = 'gone'
    return
  }
  const content = parse(kept)
  if (!content || kept.version === seen.version) return
  const theirs = content.draft
  otherVersion = kept.version
  const isSame = JSON.stringify(theirs) === JSON.stringify(draft)
  if (isWorthKeeping(draft) && !seen.clean && !isSame) {
    if (content.tab === tabName() && content.at <= seen.at) {
      see(copy.slot, kept.version, false, seen.at) // this tab's own, from before a reload
      return
    }
    Object.assign(copy, { state: 'changed', other: theirs, savedAt: kept.saved_at })
    return
  }
  if (!isSame) {
    Object.assign(draft, theirs)
    copy.restoredAt = kept.saved_at
  }
  see(copy.slot, kept.version, true)
  Object.assign(copy, { state: 'saved', savedAt: kept.saved_at })
}

/** Let the server's copy follow this draft from now on; the one before is left as it is. */
export async function followDraft(
  slot: string,
  followed: OrderDraft,
  worthKeeping: (draft: OrderDraft) => boolean,
): Promise<void> {
  leaveDraft()
  draft = followed
  isWorthKeeping = worthKeeping
  Object.assign(copy, { slot, state: 'quiet', savedAt: null, restoredAt: null, other: null })
  const { clean, from = null } = seenOf(slot)
  if (clean && from) Object.assign(copy, { restoredAt: from, savedAt: from })
  isDirty = worthKeeping(followed) && !clean
  scope = effectScope(true)
  scope.run(() => {
    watch(
      followed,
      () => {
        isDirty = true
        see(slot, seenOf(slot).version, false)
        if (followed.submitted) {
          forget(SEEN + slot)
          Object.assign(copy, { state: 'quiet', savedAt: null, restoredAt: null, other: null })
        } else if (timer === undefined) plan(pauseMs)
      },
      { deep: true, flush: 'post' },
    )
  })
  const found = await find(slot)
  if (slot !== copy.slot || draft !== followed) return
  meet(found)
  if (isDirty && slot === copy.slot) plan(EVERY_MS)
}

/** Stop following; what was not saved yet goes now. */
export function leaveDraft(): void {
  clearTimeout(timer)
  timer = undefined
  scope?.stop()
  scope = null
  if (draft && !draft.submitted) void save(true)
  draft = null
  isDirty = false
}

/** It was cleared: the server forgets it too. */
export function dropCopy(slot: string): void {
  const wasKept = seenOf(slot).version > 0
  forget(SEEN + slot)
  if (slot === copy.slot) {
    isDirty = false
    leaveDraft()
    Object.assign(copy, { slot: '', state: 'quiet', restoredAt: null, other: null })
  }
  if (wasKept) void api.dropKeptDraft(slot).catch(() => undefined)
}

/** The other window's words in place of those here. */
export function takeOther(): void {
  if (!draft || !copy.other) return
  Object.assign(draft, copy.other)
  see(copy.slot, otherVersion, true)
  Object.assign(copy, { state: 'saved', other: null })
}

/** The words here in place of the other window's, or anew when the draft is gone. */
export function keepMine(newKey: () => string): void {
  if (!draft) return
  if (copy.state === 'gone') {
    draft.idempotency_key = newKey()
    forget(SEEN + copy.slot)
  } else {
    see(copy.slot, otherVersion, false)
  }
  Object.assign(copy, { state: 'quiet', other: null })
  isDirty = true
  plan(0)
}

/** A draft of another browser was taken over into this tab, as it is on the server. */
export function noteAdopted(kept: KeptDraftView): void {
  const seen: Seen = { version: kept.version, clean: true, at: Date.now(), from: kept.saved_at }
  remember(SEEN + kept.slot, seen)
}

/** Whether this tab only holds what the server has, or had. */
export function isAdopted(slot: string): boolean {
  return seenOf(slot).clean
}

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save(true)
  })
}
