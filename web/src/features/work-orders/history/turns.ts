/** Where a department's turn and a request about its clocks stand, in a word. */
import type { OrderDetail } from '@/api/types'
import type { Tone } from '@/shared/labels'

type Turn = OrderDetail['assignments'][number]
type Request = OrderDetail['clock_requests'][number]
interface Standing {
  label: string
  tone: Tone
}

export function standingOf(turn: Turn): Standing {
  if (turn.ended_at) return { label: turn.ending_label, tone: 'grey' }
  if (turn.done_at) return { label: '已反馈', tone: 'green' }
  return turn.accepted_at ? { label: '已签收', tone: 'blue' } : { label: '未签收', tone: 'amber' }
}

export function decisionOf(request: Request): Standing {
  if (!request.decision) return { label: '待审批', tone: 'amber' }
  return { label: request.decision_label, tone: request.decision === 'approved' ? 'green' : 'red' }
}
