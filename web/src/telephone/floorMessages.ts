/**
 * What a team leader's floor page and call control say to each other; the same words as
 * `contracts/floor_messages.py`.
 */
import type { Device, OperatorState, Refused } from './messages'

export type SuperviseMode = 'listen_in' | 'whisper' | 'barge_in'

export interface DeskView {
  operator_id: number
  display_name: string
  seat: string
  group: string
  device: Device
  state: OperatorState
  reason: string
  since: string
  call_id: string | null
  call_phase: string
  direction: 'inbound' | 'outbound' | null
  caller: string
  queue: string
  talking_since: string | null
  has_page: boolean
  supervised_by: string
  answered_today: number
  missed_today: number
  skills: Record<string, number>
}

export interface WaitingView {
  call_id: string
  queue: string
  caller: string
  language: string
  since: string
  priority: number
  reasons: string[]
  is_return_call: boolean
  estimated_wait_seconds: number | null
}

export interface QueueLine {
  name: string
  label: string
  waiting: number
  longest_wait_seconds: number
  ready: number
  talking: number
  wrap_up: number
  entered_today: number
  answered_today: number
  abandoned_today: number
  answered_in_time_today: number
  service_level_seconds: number
  forecast_wait_seconds: number | null
}

export interface AlarmLine {
  alarm: string
  level: 'warning' | 'critical'
  subject: string
  text: string
  since: string
}

export interface TrunkLine {
  channels: number
  inbound: number
  outbound: number
  line_limit: number
  lines: number
  softphones: number
  softphones_used: number
}

export interface FloorView {
  type: 'floor'
  at: string
  desks: DeskView[]
  waiting: WaitingView[]
  queues: QueueLine[]
  alarms: AlarmLine[]
  trunk: TrunkLine
}

export interface SupervisionView {
  type: 'supervision'
  operator_id: number | null
  mode: SuperviseMode | null
}

export type ToFloor =
  | FloorView
  | SupervisionView
  | { type: 'done'; act: string }
  | Refused
  | { type: 'pong' }

export type ForcedState = 'ready' | 'not_ready' | 'break' | 'signed_out'

export type FromFloor =
  | { type: 'watch_floor'; ticket: string }
  | { type: 'supervise'; operator_id: number; mode: SuperviseMode }
  | { type: 'take_over' | 'force_end'; operator_id: number }
  | { type: 'force_state'; operator_id: number; state: ForcedState }
  | { type: 'pull_call'; call_id: string; operator_id: number }
  | { type: 'stop_supervising' | 'ping' }
