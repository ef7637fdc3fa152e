/** What was sent, who answered, and who could be called in; kept fresh while it is looked at. */
import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

import { callOut, offDuty, sentMessages, type OffDuty, type SentMessage } from '@/api/floorMessages'
import { sentenceOf } from '@/shared/failures'
import { tellSuccess } from '@/shared/messages'
import { useAutoRefresh } from '@/shared/useAutoRefresh'
import { useBusy } from '@/shared/useBusy'

export interface MessagesBox {
  sent: ShallowRef<SentMessage[] | null>
  people: ShallowRef<OffDuty[] | null>
  failure: Ref<string>
  busy: Ref<boolean>
  load(): Promise<void>
  ask(text: string, people: readonly OffDuty[]): Promise<void>
}

export function useMessages(): MessagesBox {
  const sent = shallowRef<SentMessage[] | null>(null)
  const people = shallowRef<OffDuty[] | null>(null)
  const failure = ref('')
  const { busy, run } = useBusy()

  async function load(): Promise<void> {
    try {
      const [messages, free] = await Promise.all([sentMessages(), offDuty()])
      sent.value = messages
      people.value = free
      failure.value = ''
    } catch (problem) {
      failure.value = sentenceOf(problem)
    }
  }

  async function ask(text: string, asked: readonly OffDuty[]): Promise<void> {
    await run(async () => {
      const answer = await callOut(text, asked.map((one) => one.operator_id))
      tellSuccess(`已向 ${answer.told} 人发出召集。`)
    })
    await load()
  }

  onMounted(load)
  useAutoRefresh(load)
  return { sent, people, failure, busy, load, ask }
}
