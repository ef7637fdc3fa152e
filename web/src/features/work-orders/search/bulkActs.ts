/** What may be done to many orders at once, and by whom; the server decides on each order. */
import type { RoleName } from '@/features/sign-in'

export interface BulkAct {
  verb: string
  label: string
  roles: RoleName[]
  needsDepartment?: boolean
  needsAnswer?: boolean
  textLabel?: string
  needsText?: boolean
}

export const BULK_ACTS: BulkAct[] = [
  { verb: 'dispatch', label: '派单', roles: ['dispatcher'], needsDepartment: true, textLabel: '派单说明' },
  { verb: 'accept', label: '签收', roles: ['handler'] },
  { verb: 'approve_result', label: '审核通过', roles: ['reviewer', 'dispatcher'], textLabel: '审核意见' },
  { verb: 'approve_send_back', label: '同意退单', roles: ['dispatcher'], textLabel: '审核意见', needsText: true },
  { verb: 'refuse_send_back', label: '不同意退单', roles: ['dispatcher'], textLabel: '审核意见', needsText: true },
  { verb: 'approve_suspension', label: '同意挂起', roles: ['dispatcher'], textLabel: '审批意见', needsText: true },
  { verb: 'refuse_suspension', label: '不同意挂起', roles: ['dispatcher'], textLabel: '审批意见', needsText: true },
  { verb: 'approve_extension', label: '同意延期', roles: ['dispatcher'], textLabel: '审批意见', needsText: true },
  { verb: 'refuse_extension', label: '不同意延期', roles: ['dispatcher'], textLabel: '审批意见', needsText: true },
  { verb: 'urge', label: '催办', roles: ['operator', 'dispatcher', 'follow_up_operator'], textLabel: '催办内容', needsText: true },
  { verb: 'answer_unified', label: '统一答复', roles: ['operator', 'dispatcher'], needsAnswer: true },
]

/** What somebody in these roles may do to many. */
export function actsOf(roles: readonly string[]): BulkAct[] {
  return BULK_ACTS.filter((act) => act.roles.some((role) => roles.includes(role)))
}
