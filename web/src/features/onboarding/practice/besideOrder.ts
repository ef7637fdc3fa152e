/** What an order's page asks beside the order itself: a lesson's order is new, and has nothing yet. */
import type { Attention } from '@/api/attention'
import type { Presence } from '@/api/besideOrders'
import type { ClocksView } from '@/api/clocks'
import type { Family } from '@/api/families'
import type { Threads } from '@/api/messages'
import type { Suggestion } from '@/api/routing'
import type { Shield } from '@/api/shield'
import type { OrderDetail, TimelineEntry } from '@/api/types'

import { MARK } from './orders'

const ATTENTION: Attention = {
  corrections: [],
  difficulty: null,
  direct_link: null,
  is_difficult: false,
  supervision_label: '',
  supervision_level: '',
  supervisions: [],
  unified_reply: null,
  urge_count: 0,
  urges: [],
  withdrawal: null,
}
const FAMILY: Family = {
  main: null,
  merge_reason: '',
  merged: [],
  parent: null,
  parts: [],
  repeats: [],
  siblings: [],
}
const THREADS: Threads = { may_write: false, threads: [] }
const SHIELD: Shield = { findings: [], is_blocked: false }

function story(order: OrderDetail): TimelineEntry {
  return {
    id: 1,
    kind: 'order.registered',
    label: '登记工单',
    sentence: `${MARK}热线员登记了这件${MARK}工单。`,
    actor_label: order.registered_by,
    happened_at: order.registered_at,
    group: 'handling',
    group_label: '办理',
    details: [],
    attachment_ids: [],
    letter_id: null,
    recording_id: null,
  }
}

export function suggestionsFor(department: { id: number; name: string } | undefined): Suggestion[] {
  if (!department) return []
  return [
    {
      basis: 'rule',
      basis_label: '派单规则',
      department_id: department.id,
      department_name: department.name,
      is_doubtful: false,
      is_sure: true,
      is_tied: false,
      probability: null,
      reason: `${MARK}：这类事项归该单位`,
      reasons: [],
      rule_key: '',
    },
  ]
}

/** The answer to `GET /api/work-orders/{number}/…`; undefined where a lesson has none. */
export function besideOrder(order: OrderDetail, part: string, now: Date): unknown {
  const clocks: ClocksView = { clocks: [], now: now.toISOString(), number: order.number }
  const parts: Record<string, unknown> = {
    timeline: [story(order)],
    attention: ATTENTION,
    family: FAMILY,
    clocks,
    messages: THREADS,
    shield: SHIELD,
    related: [],
    returns: [],
    'closing-checklist': [],
  }
  return parts[part]
}

export function presence(order: OrderDetail, now: Date): Presence {
  return { at: now.toISOString(), changes: [], present: [], story: 0, version: order.version }
}
