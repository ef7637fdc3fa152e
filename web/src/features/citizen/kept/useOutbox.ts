/** What waits to be sent from this browser, tried again when the network is back. */
import { computed, reactive, ref } from 'vue'

import { draftDoor } from './door'
import type { Draft } from './draft'
import { listWaiting, queue, RECEIPT, send, WAITING, type Receipt, type Waiting } from './outbox'
import { store } from './store'

const LOCK = 'hotline.citizen.outbox'

const rows = ref<Waiting[]>([])
/** How much of a file has left, by its id. */
export const uploaded = reactive<Record<string, number>>({})
export const isOnline = ref(globalThis.navigator?.onLine ?? true)
export const waiting = computed(() => rows.value)
/** The last that arrived while nobody was looking. */
export const arrived = ref<Receipt | null>(null)

let timer: ReturnType<typeof setTimeout> | undefined

async function refresh(): Promise<void> {
  rows.value = await listWaiting(await store())
  clearTimeout(timer)
  const next = rows.value.filter(({ refusal }) => !refusal).map(({ nextAt }) => nextAt)
  if (next.length > 0) timer = setTimeout(sendDue, Math.max(500, Math.min(...next) - Date.now()))
}

/** One tab of the browser sends at a time. */
function alone<T>(act: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request(LOCK, act) as Promise<T>) : act()
}

export async function sendDraft(draft: Draft): Promise<Receipt | null> {
  const kept = await store()
  await queue(kept, draft, Date.now())
  const receipt = await alone(() => sendOne(draft.key))
  await refresh()
  return receipt
}

async function sendOne(key: string): Promise<Receipt | null> {
  const kept = await store()
  const row = await kept.get<Waiting>(WAITING + key)
  if (!row) return (await kept.get<Receipt>(RECEIPT + key)) ?? null
  return send(kept, row, draftDoor(uploaded), Date.now)
}

/** Send whatever may be tried now; `all` does not wait for its turn. */
export async function sendDue(all: boolean | Event = false): Promise<void> {
  const due = (await listWaiting(await store())).filter(
    ({ refusal, nextAt }) => !refusal && (all === true || nextAt <= Date.now()),
  )
  for (const { key } of due) {
    const receipt = await alone(() => sendOne(key))
    if (receipt) arrived.value = receipt
  }
  await refresh()
}

export async function takeBack(key: string): Promise<void> {
  await (await store()).remove(WAITING + key)
  await refresh()
}

export async function findReceipt(key: string): Promise<Receipt | undefined> {
  return (await store()).get<Receipt>(RECEIPT + key)
}

export async function keepReceipt(receipt: Receipt): Promise<void> {
  await (await store()).put(RECEIPT + receipt.key, receipt)
}

export async function listReceipts(): Promise<Receipt[]> {
  const kept = await store()
  const found = await Promise.all(
    (await kept.keys(RECEIPT)).map((key) => kept.get<Receipt>(key)),
  )
  return found.filter((each) => each !== undefined).toSorted((a, b) => b.sentAt - a.sentAt)
}

export async function forgetReceipt(key: string): Promise<void> {
  await (await store()).remove(RECEIPT + key)
}

/** Begin to watch the network; called once. */
export function watchOutbox(): void {
  globalThis.addEventListener('online', () => {
    isOnline.value = true
    void sendDue(true)
  })
  globalThis.addEventListener('offline', () => {
    isOnline.value = false
  })
  void sendDue(true)
}
