/** What of the order must be known to answer a dialog, in a sentence; the page behind is covered. */
import type { OrderDetail } from '@/api/types'
import { fullTime } from '@/shared/time'

type Known = Pick<OrderDetail, 'deadlines' | 'department_name' | 'clock_requests'>

const CLOCKED = new Set(['suspend', 'extend', 'co_handle', 'supervise', 'urge'])
const PLACED = new Set(['reassign', 'co_handle', 'supervise', 'urge', 'release_helper'])

export function contextOf(verb: string, order: Known): string {
  const clocks = order.deadlines.filter((each) => each.kind === 'handling' && !each.stopped_at)
  // With helpers there are several, and which one is meant the order does not say.
  const running = clocks.length === 1 ? clocks[0] : undefined
  const given = order.clock_requests.filter((each) => each.kind === 'extension' && each.decision === 'approved')
  const parts = [
    PLACED.has(verb) && order.department_name ? `现主办单位：${order.department_name}` : '',
    CLOCKED.has(verb) && running ? `办理时限至 ${fullTime(running.due_at)}${running.is_overdue ? '，已超期' : ''}` : '',
    verb === 'extend' && given.length > 0 ? `已延期 ${given.length} 次` : '',
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join('；')}。` : ''
}
