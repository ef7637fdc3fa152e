/** Check a reply while it is being typed; nothing is asked for other verbs. */
import { computed, type ComputedRef } from 'vue'

import { checkReply, type ReplyCheck, type ReplyCheckBody } from '@/api/replies'
import type { Finding } from '@/api/shield'

import { useShield } from '../shield/useShield'
import type { Answers } from '../verbForms'
import { fieldOf } from './replyMends'

/** Verbs by which a department says what it did. */
const REPLIES = new Set(['submit_result', 'submit_part'])
export const PAUSE_MS = 300

export interface ReplyBox {
  check: ComputedRef<ReplyCheck | null>
  failed: ComputedRef<boolean>
  of(field: string): Finding[]
}

const said = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

export function bodyOf(answers: Answers): ReplyCheckBody {
  return {
    handled_at: said(answers.handled_at) || null,
    place: said(answers.place).slice(0, 200),
    unit: said(answers.unit).slice(0, 200),
    staff: said(answers.staff).slice(0, 200),
    process: said(answers.process),
    outcome: said(answers.outcome),
    is_solved: answers.is_solved !== false,
    next_step: said(answers.next_step),
    attachment_ids: (answers.attachment_ids as string[] | undefined) ?? [],
  }
}

export function isReply(verb: string): boolean {
  return REPLIES.has(verb)
}

export function useReplyCheck(
  number: () => string,
  verb: () => string,
  answers: () => Answers,
): ReplyBox {
  const { shield, failed } = useShield<ReplyCheckBody, ReplyCheck>(
    () => (isReply(verb()) ? bodyOf(answers()) : null),
    (body, signal) => checkReply(number(), body, signal),
    PAUSE_MS,
  )
  const check = computed(() => (isReply(verb()) ? shield.value : null))
  return {
    check,
    failed: computed(() => isReply(verb()) && failed.value),
    of: (field) => check.value?.findings.filter((each) => fieldOf(each) === field) ?? [],
  }
}
