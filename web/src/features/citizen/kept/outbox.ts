/**
 * Submissions on their way: kept before the first try, sent with the same key until the server has
 * answered, so that none is lost on a weak network and none is doubled.
 */
import { ApiError } from '@/api/errors'

import { isPassing } from '../failures'
import type { Draft, KeptFile } from './draft'
import type { Store } from './store'

export interface Receipt {
  key: string
  number: string
  code: string
  dueAt: string
  sentAt: number
  /** The first words of what was said, so that a person knows their own. */
  about: string
}

export interface Waiting {
  key: string
  draft: Draft
  queuedAt: number
  tries: number
  nextAt: number
  /** Why the server will not have it as it is; empty while it only waits. */
  refusal: string
  code: string
}

export interface Door {
  upload(file: KeptFile): Promise<string>
  submit(draft: Draft, challenge: string): Promise<Omit<Receipt, 'key' | 'sentAt' | 'about'>>
  solve(): Promise<string>
}

const WAITS_MS = [3_000, 10_000, 30_000, 60_000]
const LONGEST_MS = 120_000
const ABOUT = 30
export const WAITING = 'waiting/'
export const RECEIPT = 'receipt/'

export function waitAfter(tries: number): number {
  return WAITS_MS[tries - 1] ?? LONGEST_MS
}

export async function queue(store: Store, draft: Draft, now: number): Promise<Waiting> {
  const waiting: Waiting = {
    key: draft.key,
    draft,
    queuedAt: now,
    tries: 0,
    nextAt: now,
    refusal: '',
    code: '',
  }
  await store.put(WAITING + draft.key, waiting)
  return waiting
}

export async function listWaiting(store: Store): Promise<Waiting[]> {
  const keys = await store.keys(WAITING)
  const rows = await Promise.all(keys.map((key) => store.get<Waiting>(key)))
  return rows.filter((each) => each !== undefined)
}

/** Send one; returns its receipt, or null when it waits on or was refused. */
export async function send(
  store: Store,
  waiting: Waiting,
  door: Door,
  clock: () => number,
): Promise<Receipt | null> {
  try {
    for (const file of waiting.draft.files) {
      if (file.fileId) continue
      file.fileId = await door.upload(file)
      await store.put(WAITING + waiting.key, waiting)
    }
    const answer = await submitWithWork(waiting.draft, door)
    const about = waiting.draft.event.trim().slice(0, ABOUT)
    const receipt: Receipt = { ...answer, key: waiting.key, sentAt: clock(), about }
    await store.put(RECEIPT + waiting.key, receipt)
    await store.remove(WAITING + waiting.key)
    return receipt
  } catch (failure) {
    await keepWaiting(store, waiting, failure, clock())
    return null
  }
}

async function submitWithWork(draft: Draft, door: Door): ReturnType<Door['submit']> {
  try {
    return await door.submit(draft, '')
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.code !== 'challenge_needed') throw failure
    return door.submit(draft, await door.solve())
  }
}

async function keepWaiting(
  store: Store,
  waiting: Waiting,
  failure: unknown,
  now: number,
): Promise<void> {
  waiting.tries += 1
  waiting.nextAt = now + waitAfter(waiting.tries)
  waiting.code = failure instanceof ApiError ? failure.code : 'internal'
  waiting.refusal = isRefused(failure) ? wholeOf(failure) : ''
  await store.put(WAITING + waiting.key, waiting)
}

/** The sentence and what it says of each field, each once. */
function wholeOf({ message, fields }: ApiError): string {
  return [...new Set([message, ...Object.values(fields)])].join(' ')
}

function isRefused(failure: unknown): failure is ApiError {
  return failure instanceof ApiError && !isPassing(failure) && failure.code !== 'challenge_needed'
}
