/** A reply in a form: checked while it is typed, mended by a tap, kept until it is sent. */
import { computed, ref, watch, type Ref } from 'vue'

import type { Finding, Mend } from '@/api/shield'
import { useSession } from '@/features/sign-in'

import type { Answers } from '../verbForms'
import { forgetReply, keepReply, recallReply } from './replyDraft'
import { mended } from './replyMends'
import { isReply, useReplyCheck } from './useReplyCheck'

export function useReply(number: () => string, verb: () => string, answers: Ref<Answers>) {
  const session = useSession()
  const who = () => session.user?.id ?? 0
  const restored = ref('')
  let blank: Answers = {}
  const isOpen = computed(() => isReply(verb()))
  const { check, failed, of } = useReplyCheck(number, verb, () => answers.value)

  watch(
    answers,
    (typed, before) => {
      if (typed === before && isOpen.value) keepReply(who(), number(), verb(), typed, Date.now())
    },
    { deep: true },
  )

  /** What the form begins with: what was typed before, where it was never sent. */
  function begin(likely: Answers): Answers {
    blank = likely
    const kept = recallReply(who(), number(), verb(), Date.now())
    restored.value = kept ? new Date(kept.at).toISOString() : ''
    return kept ? { ...likely, ...kept.answers } : likely
  }

  function discard(): void {
    forgetReply(who(), number(), verb())
    restored.value = ''
    answers.value = { ...blank }
  }

  function sent(): void {
    forgetReply(who(), number(), verb())
    restored.value = ''
  }

  /** Whether there was still something to mend. */
  function mend(finding: Finding, chosen: Mend): boolean {
    const changed = mended(answers.value, finding, chosen)
    if (changed) Object.assign(answers.value, changed)
    return changed !== null
  }

  return { isOpen, check, failed, of, restored, begin, discard, sent, mend }
}
