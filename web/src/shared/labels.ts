/** How roles and states look; their Chinese names come from the server. */

import type { OrderState } from '@/api/types'

export type Tone = 'blue' | 'green' | 'amber' | 'red' | 'grey' | 'teal' | 'violet'

/** Every state of an order, in the order of its life; the compiler misses none. */
const STATE_TONES: Record<OrderState, Tone> = {
  awaiting_dispatch: 'amber',
  awaiting_acceptance: 'violet',
  handling: 'blue',
  send_back_requested: 'red',
  suspended: 'grey',
  awaiting_helpers: 'violet',
  forwarded: 'teal',
  split: 'grey',
  merged: 'grey',
  awaiting_review: 'teal',
  handled: 'amber',
  closed: 'grey',
}

export function stateTone(state: string): Tone {
  return isOrderState(state) ? STATE_TONES[state] : 'grey'
}

export function isOrderState(word: string): word is OrderState {
  return Object.hasOwn(STATE_TONES, word)
}
