/** What each role finds waiting in its lesson. */
import type { RoleName } from '@/features/sign-in'

import type { Scene } from './orders'

/** Of each tray the scene of its orders; a tray that is not named is empty. */
export const SCENES: Partial<Record<RoleName, Record<string, Scene>>> = {
  dispatcher: {
    awaiting_dispatch: {
      state: 'awaiting_dispatch',
      stateLabel: '待派单',
      dueLabel: '派单时限',
      verbs: [
        { verb: 'dispatch', label: '派单' },
        { verb: 'mark_difficult', label: '列为疑难' },
      ],
    },
  },
  handler: {
    department_inbox: {
      state: 'awaiting_acceptance',
      stateLabel: '待签收',
      dueLabel: '签收时限',
      verbs: [
        { verb: 'accept', label: '签收' },
        { verb: 'send_back', label: '申请退单' },
      ],
    },
  },
  reviewer: {
    reviews: {
      state: 'awaiting_review',
      stateLabel: '待审核',
      dueLabel: '审核时限',
      hasResult: true,
      verbs: [
        { verb: 'approve_result', label: '审核通过' },
        { verb: 'refuse_result', label: '退回重办' },
      ],
    },
  },
}
