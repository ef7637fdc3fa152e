/** The follow-ups of a lesson. */
import type { CompletedView, FollowUpDetail, FollowUpRow } from '@/api/types'

import { MARK, MATTERS, practiceOrder, type Scene } from './orders'

export const HANDLED: Scene = {
  state: 'handled',
  stateLabel: '待回访',
  dueLabel: '回访时限',
  hasResult: true,
  verbs: [],
}

export function followUpRow(at: number, now: Date): FollowUpRow {
  const order = practiceOrder(at, HANDLED, now)
  const due = new Date(now.getTime() + (at + 1) * 3_600_000).toISOString()
  return {
    id: -1 - at,
    number: order.number,
    event: order.event,
    topic_name: order.topic_name,
    area_name: order.area_name,
    department_name: order.department_name,
    urgency: order.urgency,
    urgency_label: order.urgency_label,
    channel: 'phone',
    channel_label: '电话',
    state: 'due',
    state_label: '待回访',
    planned_at: order.registered_at,
    due_at: due,
    due_paused_at: '',
    remaining_seconds: (at + 1) * 3600,
    asked_at: null,
    next_at: null,
    completed_at: null,
    outcome: '',
    outcome_label: '',
    rating: null,
    unreached: 0,
    risk: 0,
    risk_reasons: [],
  }
}

export function followUpDetail(at: number, now: Date): FollowUpDetail {
  return {
    ...followUpRow(at, now),
    attempts: [],
    barred_reason: '',
    caller_name: `${MARK}市民`,
    comment: '',
    completed_by: '',
    ended_by_rule: '',
    family: [],
    is_responded: null,
    may_call: false,
    new_number: '',
    others: [],
    phone: '13800000000',
    reason_labels: [],
    reasons: [],
    script: [`这是一条${MARK}回访，不会真的拨打。`, '您反映的问题解决了吗？', '您对办理结果满意吗？'],
    way_label: '电话',
    wording: '',
  }
}

export function completed(at: number): CompletedView {
  return {
    id: -1 - at,
    new_number: '',
    order_number: `${MARK}-000${at + 1}`,
    order_state: 'closed',
    outcome: 'solved',
    outcome_label: '已解决',
    state: 'done',
    state_label: '已完成',
  }
}

export class FollowUps {
  private readonly waiting = new Set(MATTERS.keys())

  page(tray: string, now: Date) {
    const items = tray === 'due' ? [...this.waiting].map((at) => followUpRow(at, now)) : []
    return { items, next_cursor: null }
  }

  complete(id: number): CompletedView {
    this.waiting.delete(-1 - id)
    return completed(-1 - id)
  }

  get count(): number {
    return this.waiting.size
  }
}
