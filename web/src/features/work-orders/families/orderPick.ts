/** Which other orders are offered, and when a number is one. */
import type { DuplicatesBody } from '@/api/families'
import type { OrderDetail } from '@/api/types'

export interface Offer {
  number: string
  note: string
  text: string
}

export const isNumber = (text: string) => /^\d{14}$/.test(text)

/** What is looked for: orders like this one, but not itself. */
export function alikeBody(order: OrderDetail): DuplicatesBody {
  return {
    caller_phone: order.caller.is_phone_hidden ? '' : order.caller.phone,
    area_code: order.area_code,
    place: order.place,
    event: order.event,
    demand: order.demand,
    but: order.number,
  }
}

/** Ties that people made. */
export function offered(links: OrderDetail['links']): Offer[] {
  return links
    .filter((each) => each.may_unlink)
    .map(({ number, label, event }) => ({ number, note: label, text: event }))
}
