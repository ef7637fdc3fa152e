/** What team leaders told this person and is not answered yet. */
import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

import { answerMessage, ownMessages, type Answer, type OwnMessage } from '@/api/floorMessages'
import { tellFailure } from '@/shared/failures'
import { useAutoRefresh } from '@/shared/useAutoRefresh'

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
  const busy = ref(false)

  async function load(): Promise<void> {
    if (!mayBeTold()) return
    try {
      waiting.value = await ownMessages()
    } catch {
      // The next round asks again; a strip that cannot be filled is no reason to disturb.
    }
  }

  async function answer(message: OwnMessage, given: Answer): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await answerMessage(message.id, given)
      waiting.value = waiting.value.filter((one) => one.id !== message.id)
    } catch (problem) {
      tellFailure(problem)
      await load()
    } finally {
      busy.value = false
    }
  }

  onMounted(load)
  useAutoRefresh(load, SECONDS)
  return { waiting, busy, load, answer }
}
