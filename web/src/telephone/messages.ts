/**
 * What the page and call control say to each other; the same words as
 * `contracts/operator_messages.py`.
 */

export type Device = 'browser' | 'desk_phone'

export type OperatorState =
  | 'signed_out'
  | 'not_ready'
  | 'break'
  | 'ready'
  | 'offered'
  | 'talking'
  | 'wrap_up'

export type CallPhase =
  | 'preview'
  | 'offered'
  | 'dialling'
  | 'talking'
  | 'held'
  | 'consulting'
  | 'reconnecting'

export interface PartyView {
  party_id: string
  kind: 'operator' | 'outside' | 'supervisor'
  label: string
  state: 'ringing' | 'consulting' | 'joined'
  since: string
}

export interface CallView {
  call_id: string
  direction: 'inbound' | 'outbound'
  phase: CallPhase
  caller: string
  dialled: string
  queue: string
  language: string
  purpose: string
  reference: string
  waited_seconds: number
  offered_at: string
  ring_until: string | null
  answered_at: string | null
  label: string
  parties: PartyView[]
  recording: 'off' | 'on' | 'paused'
  recording_paused_until: string | null
  /** Why the caller has priority: `vip`, `care`, `abandoned_before`, `repeat`. */
  reasons: string[]
  is_last_operator: boolean
  digits: { label: string; digits: string }[]
  transferred_from: string
  barged_by: string
  is_test: boolean
  has_video: boolean
}

export interface StateView {
  type: 'state'
  state: OperatorState
  reason: string
  since: string
  until: string | null
  /** Conversations the operator has, as call control reckons with them. */
  texts?: string[]
}

/** A written conversation is ours now; open it before `open_until`. */
export interface TextOffered {
  type: 'text_offered'
  conversation_id: string
  label: string
  since: string
  open_until: string
}

export interface TextEnded {
  type: 'text_ended'
  conversation_id: string
  reason: 'not_opened' | 'over'
}

export interface Welcome {
  type: 'welcome'
  operator_id: number
  display_name: string
  seat: string
  device: Device
  server_time: string
}

export interface QueueView {
  type: 'queue'
  waiting: number
  longest_wait_seconds: number
  ready_operators: number
  parked: string[]
}

export interface OperatorEntry {
  operator_id: number
  display_name: string
  seat: string
  state: OperatorState
}

export interface QueueEntry {
  name: string
  label: string
  waiting: number
  ready_operators: number
}

export interface ContactEntry {
  name: string
  label: string
  number: string
  group: string
  is_emergency: boolean
}

export interface Directory {
  type: 'directory'
  operators: OperatorEntry[]
  queues: QueueEntry[]
  contacts: ContactEntry[]
  may_dial: boolean
}

export interface Notice {
  type: 'notice'
  sender: string
  text: string
  at: string
  /** A receipt is asked for. */
  message_id?: number | null
}

export interface Refused {
  type: 'refused'
  code: string
  message: string
}

export type ToPage =
  | Directory
  | Notice
  | Welcome
  | StateView
  | { type: 'call'; call: CallView | null }
  | QueueView
  | TextOffered
  | TextEnded
  | Refused
  | { type: 'replaced' }
  | { type: 'pong' }

export interface Target {
  kind: 'operator' | 'queue' | 'outside' | 'slot'
  value: string
}

type AboutCall =
  | 'decline'
  | 'hang_up'
  | 'hold'
  | 'resume'
  | 'cancel_consult'
  | 'complete_transfer'
  | 'conference'
  | 'park'
  | 'resume_recording'
  | 'start_preview'

export interface Hello {
  type: 'hello'
  ticket: string
  page_id: string
  take_over: boolean
  /** The call this page's phone still holds; otherwise the phone is rung again. */
  phone_call_id: string | null
}

export type FromPage =
  | Hello
  | { type: 'set_state'; state: 'ready' | 'break' | 'not_ready'; reason: string }
  | { type: AboutCall; call_id: string }
  | { type: 'blind_transfer' | 'consult' | 'add_party'; call_id: string; target: Target }
  | { type: 'drop_party'; call_id: string; party_id: string }
  | { type: 'pause_recording' | 'skip_preview'; call_id: string; reason: string }
  | { type: 'retrieve'; slot: string }
  | { type: 'finish_wrap_up' | 'ask_directory' | 'sign_out' | 'ping' }
