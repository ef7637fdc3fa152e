/** Floors for tests and for measuring. */
import type { DeskView, FloorView, QueueLine, WaitingView } from '@/telephone/floorMessages'

export const NOON = '2026-11-24T04:00:00Z'

export function desk(operatorId: number, changes: Partial<DeskView> = {}): DeskView {
  return {
    operator_id: operatorId,
    display_name: `热线员${operatorId}`,
    seat: String(8000 + operatorId),
    group: 'hall',
    device: 'browser',
    state: 'ready',
    reason: '',
    since: NOON,
    call_id: null,
    call_phase: '',
    direction: null,
    caller: '',
    queue: '',
    talking_since: null,
    has_page: true,
    supervised_by: '',
    answered_today: 0,
    missed_today: 0,
    skills: { 'lang:zh': 5 },
    ...changes,
  }
}

export function waiting(callId: string, changes: Partial<WaitingView> = {}): WaitingView {
  return {
    call_id: callId,
    queue: 'general',
    caller: '138****0001',
    language: 'zh',
    since: NOON,
    priority: 0,
    reasons: [],
    is_return_call: false,
    estimated_wait_seconds: null,
    ...changes,
  }
}

export function queueLine(name: string, changes: Partial<QueueLine> = {}): QueueLine {
  return {
    name,
    label: name,
    waiting: 0,
    longest_wait_seconds: 0,
    ready: 0,
    talking: 0,
    wrap_up: 0,
    entered_today: 0,
    answered_today: 0,
    abandoned_today: 0,
    answered_in_time_today: 0,
    service_level_seconds: 15,
    forecast_wait_seconds: null,
    ...changes,
  }
}

export function floor(changes: Partial<FloorView> = {}): FloorView {
  return {
    type: 'floor',
    at: NOON,
    desks: [],
    waiting: [],
    queues: [],
    alarms: [],
    trunk: {
      channels: 0,
      inbound: 0,
      outbound: 0,
      line_limit: 500,
      lines: 0,
      softphones: 230,
      softphones_used: 0,
    },
    ...changes,
  }
}
