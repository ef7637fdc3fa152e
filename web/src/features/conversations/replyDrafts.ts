/** What was begun as an answer, one to a conversation; kept in the tab, so a reload loses nothing. */
import { ref, watch, type Ref } from 'vue'

import { forget, recall, remember } from '@/shared/storage'

const PREFIX = 'hotline.reply.'

export function keptReply(id: string): string {
  return recall<string>(PREFIX + id) ?? ''
}

export function dropReply(id: string): void {
  forget(PREFIX + id)
}

/** The text of the box for whichever conversation is open. */
export function useReplyDraft(id: () => string): Ref<string> {
  const text = ref(keptReply(id()))
  watch(id, (now) => (text.value = keptReply(now)), { flush: 'sync' })
  watch(
    text,
    (typed) => (typed ? remember(PREFIX + id(), typed) : dropReply(id())),
    { flush: 'sync' },
  )
  return text
}
