/** Whether the server can be reached, asked again until it can; and what waits for that. */
import { reactive } from 'vue'

import { isAnswered, onReach } from '@/api/http'

export type Reach = 'here' | 'offline' | 'unreachable'

/** Often enough for a person at a telephone, seldom enough for a server that is starting. */
const PROBE_MS = 4000

export const connection = reactive({
  reach: 'here' as Reach,
  /** Forms that will be sent when it is back. */
  waiting: 0,
})

let timer: ReturnType<typeof setInterval> | undefined

function become(reach: Reach): void {
  if (reach === connection.reach) return
  connection.reach = reach
  clearInterval(timer)
  timer = reach === 'here' ? undefined : setInterval(probe, PROBE_MS)
}

async function probe(): Promise<void> {
  try {
    const { status } = await globalThis.fetch('/api/session', { cache: 'no-store' })
    if (isAnswered(status)) become('here')
  } catch {
    become(navigator.onLine ? 'unreachable' : 'offline')
  }
}

function lost(): void {
  become(navigator.onLine ? 'unreachable' : 'offline')
}

const offline = (): void => become('offline')

/** Begin to watch; returns what ends it. */
export function watchConnection(): () => void {
  onReach((isReached) => (isReached ? become('here') : lost()))
  globalThis.addEventListener('offline', offline)
  globalThis.addEventListener('online', probe)
  return () => {
    onReach(null)
    globalThis.removeEventListener('offline', offline)
    globalThis.removeEventListener('online', probe)
    become('here')
  }
}
