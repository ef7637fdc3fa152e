/**
 * What the page and call control say to each other; the same words as
 * `contracts/operator_messages.py`.
 */
import type { Device } from '@/api/types'

export type OperatorState =
  | 'signed_out'
  | 'not_ready'
  | 'break'
  | 'ready'
  | 'offered'
  | 'talking'
  | 'wrap_up'

export type CallPhase = 'offered' | 'dialling' | 'talking' | 'held' | 'reconnecting'

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
}

export interface StateView {
  type: 'state'
  state: OperatorState
  reason: string
  since: string
  until: string | null
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
}

export type ToPage =
  | Welcome
  | StateView
  | { type: 'call'; call: CallView | null }
  | QueueView
  | { type: 'refused'; code: string; message: string }
  | { type: 'replaced' }
  | { type: 'pong' }

export type FromPage =
  | { type: 'hello'; ticket: string; page_id: string; take_over: boolean }
  | { type: 'set_state'; state: 'ready' | 'break' | 'not_ready'; reason: string }
  | { type: 'finish_wrap_up' }
  | { type: 'decline' | 'hang_up' | 'hold' | 'resume'; call_id: string }
  | { type: 'sign_out' }
  | { type: 'ping' }
