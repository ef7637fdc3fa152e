/** Which verbs stand in the row of buttons, how they look, and which are behind one button. */
import type { OrderDetail, VerbView } from '@/api/types'

type Known = Pick<OrderDetail, 'allowed_verbs' | 'links'>

const DANGEROUS = new Set([
  'send_back',
  'refuse_send_back',
  'refuse_result',
  'reassign',
  'take_back',
  'release_helper',
  'refuse_suspension',
  'refuse_extension',
])
const MAIN = new Set([
  'dispatch',
  'accept',
  'submit_result',
  'submit_part',
  'record_reply',
  'approve_result',
  'approve_send_back',
  'approve_suspension',
  'approve_extension',
])
/** What is done seldom, or beside the handling: behind one button, so that the row stays short. */
const SELDOM = new Set([
  'answer_unified',
  'split',
  'merge',
  'link',
  'unlink',
  'follow',
  'direct_link',
  'hand_to_emergency',
  'urge',
  'supervise',
  'lift_supervision',
  'escalate',
  'report_difficult',
  'lift_difficult',
  'correct',
  'withdraw',
])
/** Verbs with a dialog of their own; a ruling is made where everything it needs is shown. */
const OWN_DIALOG = new Set(['split', 'correct', 'rule_on_return'])

export function kindOf(verb: string): 'primary' | 'danger' | 'default' {
  if (DANGEROUS.has(verb)) return 'danger'
  return MAIN.has(verb) ? 'primary' : 'default'
}

export function verbsAtHand(order: Known): VerbView[] {
  return order.allowed_verbs.filter(({ verb }) => !SELDOM.has(verb))
}

/** Nothing is undone where nobody tied anything. */
export function verbsBehind(order: Known): VerbView[] {
  const isMoot = (verb: string) => verb === 'unlink' && !order.links.some((each) => each.may_unlink)
  return order.allowed_verbs.filter(({ verb }) => SELDOM.has(verb) && !isMoot(verb))
}

export function hasOwnDialog(verb: string): boolean {
  return OWN_DIALOG.has(verb)
}

/** What takes the order off one's tray: after it the next one is wanted. */
export function movesOn(verb: string): boolean {
  return MAIN.has(verb) || DANGEROUS.has(verb) || verb === 'answer_directly' || verb === 'forward'
}
