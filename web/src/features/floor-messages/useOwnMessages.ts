/** What team leaders told this person and is not answered yet. */
import { onMounted, shallowRef, type Ref, type ShallowRef } from 'vue'

import { answerMessage, ownMessages, type Answer, type OwnMessage } from '@/api/floorMessages'
import { tellFailure } from '@/shared/failures'
import { useAutoRefresh } from '@/shared/useAutoRefresh'
import { useBusy } from '@/shared/useBusy'

const SECONDS = 60

export interface OwnMessages {
  waiting: ShallowRef<OwnMessage[]>
  busy: Ref<boolean>
  load(): Promise<void>
  answer(message: OwnMessage, answer: Answer): Promise<void>
}

/** Only who takes calls is told anything. */
export function useOwnMessages(mayBeTold: () => boolean): OwnMessages {
  const waiting = shallowRef<OwnMessage[]>([])
  const { busy, run } = useBusy((problem) => {
    tellFailure(problem)
    void load()
  })

  async function load(): Promise<void> {
    if (!mayBeTold()) return
    try {
      waiting.value = await ownMessages()
    } catch {
      // The next round asks again; a strip that cannot be filled is no reason to disturb.
    }
  }

  async function answer(message: OwnMessage, given: Answer): Promise<void> {
    await run(async () => {
      await answerMessage(message.id, given)
      waiting.value = waiting.value.filter((one) => one.id !== message.id)
    })
  }

  onMounted(load)
  useAutoRefresh(load, SECONDS)
  return { waiting, busy, load, answer }
}
