/** The fields of an order that may be corrected (更正), what each says now, and how it is written. */
import type { OrderDetail } from '@/api/types'

import { LIMITS } from '../draft'

export type Way = 'line' | 'text' | 'topic' | 'area' | 'appeal_type' | 'urgency'

export interface CorrectedField {
  field: string
  label: string
  way: Way
  /** What it says now, as people read it. */
  old: string
  /** What the editor begins with. */
  value: string
  limit: number
  /** Kept sealed, written in no event. */
  isSealed: boolean
  /** Why it may not be corrected now; empty when it may. */
  denial: string
}

type Row = [field: string, label: string, way: Way, old: string, value?: string, limit?: number]

export function correctedFields(order: OrderDetail): CorrectedField[] {
  const { caller } = order
  const rows: Row[] = [
    ['topic', '事项分类', 'topic', order.topic_name, order.topic_code],
    ['area', '所属区划', 'area', order.area_name, order.area_code],
    ['appeal_type', '诉求类型', 'appeal_type', order.appeal_type_label, order.appeal_type],
    ['urgency', '紧急程度', 'urgency', order.urgency_label, order.urgency],
    ['place', '事发地点', 'line', order.place, order.place, LIMITS.place],
    ['event', '事件经过', 'text', order.event, order.event, LIMITS.text],
    ['demand', '诉求内容', 'text', order.demand, order.demand, LIMITS.text],
    ['caller_name', '诉求人姓名', 'line', caller.name, caller.name, LIMITS.name],
    ['caller_phone', '联系电话', 'line', caller.phone, caller.phone, LIMITS.phone],
  ]
  return rows.map(([field, label, way, old, value = old, limit = LIMITS.text]) => ({
    field,
    label,
    way,
    old,
    value,
    limit,
    isSealed: field.startsWith('caller_'),
    denial: denialOf(field, order),
  }))
}

function denialOf(field: string, order: OrderDetail): string {
  if (field === 'urgency' && order.state !== 'awaiting_dispatch') {
    return '派单后时限已按原紧急程度承诺，不能再更正；可催办或督办。'
  }
  if (field === 'caller_name' && order.caller.is_anonymous) return '匿名工单没有姓名可更正。'
  return ''
}

export const REASON_LIMIT = 500
const SHORTEST_REASON = 4

/** `new` and `reason` → what is wrong with them. */
export function faultsOfCorrection(
  chosen: CorrectedField,
  value: string,
  reason: string,
): Record<string, string> {
  const faults: Record<string, string> = {}
  const written = value.trim()
  if (chosen.denial) faults.new = chosen.denial
  else if (!written) faults.new = `请填写更正后的${chosen.label}`
  else if (written === chosen.value.trim()) faults.new = '与原值相同，没有要更正的内容'
  else if ([...written].length > chosen.limit) faults.new = `${chosen.label}不能超过 ${chosen.limit} 个字`
  else if (chosen.field === 'caller_phone' && !/^\+?[\d-]+$/.test(written)) faults.new = '联系电话只能是数字'
  if ([...reason.trim()].length < SHORTEST_REASON) faults.reason = `请写明更正理由，不少于 ${SHORTEST_REASON} 个字`
  else if ([...reason].length > REASON_LIMIT) faults.reason = `更正理由不能超过 ${REASON_LIMIT} 个字`
  return faults
}
