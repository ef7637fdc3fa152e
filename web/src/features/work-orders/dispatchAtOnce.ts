/** Register and dispatch in one: each order to the department shown beside it while typing. */
import type { RegisteredOrder } from '@/api/types'
import { doVerb } from '@/api/workOrders'
import { sentenceOf } from '@/shared/failures'

import type { OrderDraft } from './draft'

export interface AtOnce {
  /** Number → the department it went to. */
  sent: Record<string, string>
  /** Number → why it stays with the dispatchers. */
  refused: Record<string, string>
}

/** Orders come back in the order of the demands. One that is refused keeps no other back. */
export async function dispatchAtOnce(
  orders: readonly RegisteredOrder[],
  draft: OrderDraft,
): Promise<AtOnce> {
  const done: AtOnce = { sent: {}, refused: {} }
  for (const [at, order] of orders.entries()) {
    const demand = draft.demands[at]
    if (!demand?.department || demand.answers_directly) continue
    const { id, name } = demand.department
    try {
      await doVerb(order.number, 'dispatch', {
        department_id: id,
        shield_reason: draft.shield_reason?.trim() ?? '',
      })
      done.sent[order.number] = name
    } catch (failure) {
      done.refused[order.number] = sentenceOf(failure)
    }
  }
  return done
}
