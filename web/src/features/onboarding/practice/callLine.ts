/** The call of an operator's lesson: whoever becomes ready is rung, talks, and writes it up. */
import type { CallView, FromPage, OperatorState, ToPage } from '@/telephone/messages'

import { PracticeLine } from './line'
import { MARK } from './orders'

export const PRACTICE_CALL = 'practice-call'
export const PRACTICE_SEAT = MARK
const RINGS_AFTER_MS = 1500

export class CallLine extends PracticeLine<FromPage, ToPage> {
  private call: CallView | null = null
  private readonly name: string

  constructor(name: string) {
    super()
    this.name = name
  }

  /** The phone of the lesson was taken off its hook. */
  answered(): void {
    if (this.call?.phase !== 'offered') return
    this.show({ ...this.call, phase: 'talking', answered_at: now(), ring_until: null })
    this.state('talking')
  }

  protected hear(message: FromPage): void {
    switch (message.type) {
      case 'hello':
        this.welcome()
        break
      case 'set_state':
        this.state(message.state, message.reason)
        if (message.state === 'ready') this.later(RINGS_AFTER_MS, () => this.ring())
        break
      case 'hold':
      case 'resume':
        if (this.call) this.show({ ...this.call, phase: message.type === 'hold' ? 'held' : 'talking' })
        break
      case 'hang_up':
      case 'decline':
        this.hungUp(message.type === 'decline')
        break
      case 'finish_wrap_up':
        this.state('not_ready')
        break
      case 'ping':
        this.tell({ type: 'pong' })
        break
      case 'ask_directory':
      case 'sign_out':
        break
      default:
        this.tell({ type: 'refused', code: 'practice', message: '练习电话不能这样操作。' })
    }
  }

  private welcome(): void {
    this.tell({
      type: 'welcome',
      operator_id: 0,
      display_name: this.name,
      seat: PRACTICE_SEAT,
      device: 'browser',
      server_time: now(),
    })
    this.state('not_ready')
  }

  private ring(): void {
    if (this.call) return
    this.state('offered')
    this.show(ringing())
  }

  private hungUp(wasDeclined: boolean): void {
    this.show(null)
    this.state(wasDeclined ? 'not_ready' : 'wrap_up')
  }

  private show(call: CallView | null): void {
    this.call = call
    this.tell({ type: 'call', call })
  }

  private state(state: OperatorState, reason = ''): void {
    this.tell({ type: 'state', state, reason, since: now(), until: null })
  }
}

function ringing(): CallView {
  return {
    call_id: PRACTICE_CALL,
    direction: 'inbound',
    phase: 'offered',
    caller: '13800000000',
    dialled: '12345',
    queue: 'general',
    language: 'zh',
    purpose: '',
    reference: '',
    waited_seconds: 3,
    offered_at: now(),
    ring_until: null,
    answered_at: null,
    label: `${MARK}来电`,
    parties: [],
    recording: 'off',
    recording_paused_until: null,
    reasons: [],
    is_last_operator: false,
    digits: [],
    transferred_from: '',
    barged_by: '',
    is_test: true,
    has_video: false,
  }
}

function now(): string {
  return new Date().toISOString()
}
