/** Calls and greetings as call control sends them, for tests. */
import type { CallView, Welcome } from './messages'

export function aCall(changes: Partial<CallView> = {}): CallView {
  return {
    call_id: 'c1',
    direction: 'inbound',
    phase: 'offered',
    caller: '13907551234',
    dialled: '12345',
    queue: 'general',
    language: 'zh',
    purpose: '',
    reference: '',
    waited_seconds: 3,
    offered_at: '2026-11-24T02:00:00Z',
    ring_until: null,
    answered_at: null,
    label: '',
    parties: [],
    recording: 'off',
    recording_paused_until: null,
    reasons: [],
    is_last_operator: false,
    digits: [],
    transferred_from: '',
    barged_by: '',
    is_test: false,
    has_video: false,
    ...changes,
  }
}

export const TALKING = { phase: 'talking', answered_at: '2026-11-24T02:00:04Z' } as const

export const WELCOME: Welcome = {
  type: 'welcome',
  operator_id: 7,
  display_name: '王芳',
  seat: '8001',
  device: 'browser',
  server_time: '2026-11-24T02:00:05Z',
}
