/** The floor of a team leader's lesson: a few desks, a queue that waits, an alarm. */
import type { DeskView, FloorView, FromFloor, QueueLine, ToFloor } from '@/telephone/floorMessages'

import { PracticeLine } from './line'
import { MARK } from './orders'

const STATES = ['ready', 'talking', 'talking', 'wrap_up', 'break', 'not_ready'] as const

export class FloorLine extends PracticeLine<FromFloor, ToFloor> {
  private readonly forced = new Map<number, DeskView['state']>()

  protected hear(message: FromFloor): void {
    switch (message.type) {
      case 'ping':
        this.tell({ type: 'pong' })
        break
      case 'watch_floor':
        this.tell(this.floor())
        break
      case 'supervise':
        this.tell({ type: 'supervision', operator_id: message.operator_id, mode: message.mode })
        break
      case 'stop_supervising':
        this.tell({ type: 'supervision', operator_id: null, mode: null })
        break
      case 'force_state':
        this.forced.set(message.operator_id, message.state)
        this.done(message.type)
        break
      default:
        this.done(message.type)
    }
  }

  private done(act: string): void {
    this.tell({ type: 'done', act })
    this.tell(this.floor())
  }

  private floor(): FloorView {
    const at = new Date()
    const since = (seconds: number) => new Date(at.getTime() - seconds * 1000).toISOString()
    return {
      type: 'floor',
      at: at.toISOString(),
      desks: STATES.map((state, place) => this.desk(place, state, since(40 + place * 75))),
      waiting: [
        {
          call_id: 'practice-waiting',
          queue: 'general',
          caller: '138****0000',
          language: 'zh',
          since: since(25),
          priority: 0,
          reasons: [],
          is_return_call: false,
          estimated_wait_seconds: 20,
        },
      ],
      queues: [GENERAL],
      alarms: [
        { alarm: 'long_wrap_up', level: 'warning', subject: `${MARK}四号`, text: `${MARK}四号整理时间较长`, since: since(60) },
      ],
      trunk: { channels: 4, inbound: 3, outbound: 0, line_limit: 500, lines: 3, softphones: 230, softphones_used: 6 },
    }
  }

  private desk(place: number, state: DeskView['state'], since: string): DeskView {
    const id = -1 - place
    const isTalking = state === 'talking'
    return {
      operator_id: id,
      display_name: `${MARK}${'一二三四五六'[place] ?? ''}号`,
      seat: String(8001 + place),
      group: 'hall',
      device: 'browser',
      state: this.forced.get(id) ?? state,
      reason: '',
      since,
      call_id: isTalking ? `practice-${place}` : null,
      call_phase: isTalking ? 'talking' : '',
      direction: isTalking ? 'inbound' : null,
      caller: isTalking ? '138****0000' : '',
      queue: isTalking ? 'general' : '',
      talking_since: isTalking ? since : null,
      has_page: true,
      supervised_by: '',
      answered_today: 20 + place,
      missed_today: 0,
      skills: { 'lang:zh': 5 },
    }
  }
}

const GENERAL: QueueLine = {
  name: 'general',
  label: `综合（${MARK}）`,
  waiting: 1,
  longest_wait_seconds: 25,
  ready: 1,
  talking: 2,
  wrap_up: 1,
  entered_today: 130,
  answered_today: 126,
  abandoned_today: 3,
  answered_in_time_today: 121,
  service_level_seconds: 15,
  forecast_wait_seconds: 20,
}
