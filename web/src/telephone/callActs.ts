/** What an operator asks of call control about the call in hand; false when nobody listens. */
import type { CallView, FromPage, Target } from './messages'

const PRIVACY = '市民提供隐私信息'

type AboutCall = Extract<FromPage, { call_id: string }>
type Without<T> = T extends unknown ? Omit<T, 'call_id'> : never

export type CallActs = ReturnType<typeof callActs>

export function callActs(say: (message: FromPage) => boolean, call: () => CallView | null) {
  function about(words: Without<AboutCall>): boolean {
    const callId = call()?.call_id
    return callId !== undefined && say({ ...words, call_id: callId } as AboutCall)
  }
  return {
    decline: () => about({ type: 'decline' }),
    startPreview: () => about({ type: 'start_preview' }),
    skipPreview: (reason = '') => about({ type: 'skip_preview', reason }),
    blindTransfer: (target: Target) => about({ type: 'blind_transfer', target }),
    consult: (target: Target) => about({ type: 'consult', target }),
    cancelConsult: () => about({ type: 'cancel_consult' }),
    completeTransfer: () => about({ type: 'complete_transfer' }),
    conference: () => about({ type: 'conference' }),
    addParty: (target: Target) => about({ type: 'add_party', target }),
    dropParty: (partyId: string) => about({ type: 'drop_party', party_id: partyId }),
    park: () => about({ type: 'park' }),
    retrieve: (slot: string) => say({ type: 'retrieve', slot }),
    askDirectory: () => say({ type: 'ask_directory' }),
    toggleHold: () => about({ type: call()?.phase === 'held' ? 'resume' : 'hold' }),
    toggleRecording: () =>
      call()?.recording === 'paused'
        ? about({ type: 'resume_recording' })
        : about({ type: 'pause_recording', reason: PRIVACY }),
  }
}
