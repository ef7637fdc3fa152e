/** Calls and greetings as call control sends them, for tests. */
import type { CallView, Directory, PartyView, Welcome } from './messages'

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

export function aParty(changes: Partial<PartyView> = {}): PartyView {
  return {
    party_id: 'p1',
    kind: 'operator',
    label: '李海燕',
    state: 'ringing',
    since: '2026-11-24T02:01:00Z',
    ...changes,
  }
}

export const DIRECTORY: Directory = {
  type: 'directory',
  operators: [
    { operator_id: 8, display_name: '陈志强', seat: '8004', state: 'talking' },
    { operator_id: 9, display_name: '李海燕', seat: '8003', state: 'ready' },
  ],
  queues: [{ name: 'foreign', label: '外语专席', waiting: 2, ready_operators: 1 }],
  contacts: [
    { name: 'police', label: '110 报警', number: '110', group: '紧急', is_emergency: true },
    { name: 'tax', label: '12366 税务', number: '12366', group: '部门', is_emergency: false },
  ],
  may_dial: true,
}
