/** A reply as far as it is typed, kept in the browser per person and order until it is sent. */
import { forgetForGood, keepForGood, keptForGood } from '@/shared/storage'

import type { Answers } from '../verbForms'
import { isReply } from './useReplyCheck'

const PREFIX = 'hotline.reply.'
const KEPT_DAYS = 14
const DAY = 86_400_000
/** Files are kept by the server for a while only, and for this page. */
const NOT_KEPT = new Set(['attachment_ids'])

interface KeptReply {
  at: number
  answers: Answers
}

const keyOf = (who: number, number: string, verb: string) => `${PREFIX}${who}.${number}.${verb}`

export function recallReply(who: number, number: string, verb: string, now: number): KeptReply | null {
  if (!isReply(verb)) return null
  const found = keptForGood(keyOf(who, number, verb)) as KeptReply | null
  if (!found) return null
  if (now - found.at < KEPT_DAYS * DAY) return found
  forgetReply(who, number, verb)
  return null
}

export function keepReply(
  who: number,
  number: string,
  verb: string,
  answers: Answers,
  now: number,
): void {
  if (!isReply(verb)) return
  const worth = Object.fromEntries(Object.entries(answers).filter(([name]) => !NOT_KEPT.has(name)))
  keepForGood(keyOf(who, number, verb), { at: now, answers: worth })
}

export function forgetReply(who: number, number: string, verb: string): void {
  forgetForGood(keyOf(who, number, verb))
}
