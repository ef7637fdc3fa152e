/** What is unread, asked by one tab for all of them, and told once. */
import { onMounted, onScopeDispose, ref, type Ref } from 'vue'

import { askUnread, type Notice, type Unread } from '@/api/notices'

import { standInLine, type FirstTab } from './firstTab'
import { claim } from './told'

export const SECONDS = 20

export interface Bell {
  unread: Ref<number>
  /** Take over what an answer says, and let the other tabs know. */
  take(answer: Unread): void
}

export function useBell(userId: number, tell: (notice: Notice) => void): Bell {
  const unread = ref(0)
  let line: FirstTab | null = null
  let timer: ReturnType<typeof setInterval> | undefined
  const channel = globalThis.BroadcastChannel
    ? new BroadcastChannel(`hotline.bell.${userId}`)
    : null
  channel?.addEventListener('message', ({ data: count }: MessageEvent<number>) => {
    unread.value = count
  })

  function take(answer: Unread): void {
    unread.value = answer.unread
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    channel?.postMessage(answer.unread)
  }

  async function ask(): Promise<void> {
    try {
      const answer = await askUnread()
      take(answer)
      const { newest } = answer
      if (line?.isFirst() && claim(userId, newest?.id ?? 0) && newest) tell(newest)
    } catch {
      // The next round asks again; the banner tells when the server is away.
    }
  }

  onMounted(() => {
    void ask()
    line = standInLine(`hotline.bell.${userId}`, () => {
      timer = setInterval(ask, SECONDS * 1000)
    })
  })
  onScopeDispose(() => {
    clearInterval(timer)
    line?.leave()
    channel?.close()
  })
  return { unread, take }
}
