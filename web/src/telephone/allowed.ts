/** What an operator may do with a call in each phase; call control has the last word. */
import type { CallPhase, CallView } from './messages'

export type Act =
  | 'answer'
  | 'decline'
  | 'start'
  | 'skip'
  | 'hold'
  | 'resume'
  | 'mute'
  | 'keypad'
  | 'consult'
  | 'transfer'
  | 'add'
  | 'complete'
  | 'conference'
  | 'return'
  | 'park'
  | 'record'
  | 'hang_up'

const IN_TALK: Act[] = ['mute', 'keypad', 'consult', 'transfer', 'add', 'park', 'record', 'hang_up']

const BY_PHASE: Record<CallPhase, Act[]> = {
  preview: ['start', 'skip'],
  offered: ['answer', 'decline'],
  dialling: ['mute', 'hang_up'],
  talking: ['hold', ...IN_TALK],
  held: ['resume', ...IN_TALK.filter((act) => act !== 'keypad')],
  consulting: ['complete', 'conference', 'return', ...IN_TALK],
  reconnecting: ['hang_up'],
}

/** A colleague who was asked into somebody else's call: only its own leg can be ended. */
export function isGuest(call: CallView): boolean {
  const isConsulted = call.phase === 'consulting'
  return isConsulted && !call.parties.some(({ state }) => state !== 'joined')
}

/** Our own outbound leg rings while the phase is still `offered`. */
function ringsOutbound(call: CallView): boolean {
  return call.phase === 'offered' && call.direction === 'outbound'
}

export function allowedActs(call: CallView | null): ReadonlySet<Act> {
  if (!call) return new Set()
  if (isGuest(call)) return new Set(['mute', 'keypad', 'hang_up'])
  const acts = new Set(BY_PHASE[call.phase])
  if (ringsOutbound(call)) {
    acts.delete('decline')
    acts.add('hang_up')
  }
  if (call.recording === 'off') acts.delete('record')
  if (call.phase === 'talking' && call.parties.some(({ state }) => state === 'joined')) {
    acts.add('complete')
  }
  return acts
}
