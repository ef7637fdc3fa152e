/** How an operator's page greets call control, and the link that does so. */
import { Link, type LinkEvents } from './link'
import type { FromPage, ToPage } from './messages'

export type OperatorLink = Link<FromPage, ToPage>

export interface OperatorAccess {
  /** Where call control listens, such as `wss://host:port/operator`. */
  address(): string
  ticket(): string
  /** The ticket was refused: get a fresh one; the link then dials again. */
  renew(): Promise<void>
  /** The call this page's phone holds; any other is rung again. */
  heldCall(): string | null
}

export function operatorLink(
  access: OperatorAccess,
  pageId: string,
  events: LinkEvents<ToPage>,
): OperatorLink {
  return new Link<FromPage, ToPage>(
    {
      address: () => access.address(),
      hello: (takeOver) => ({
        type: 'hello',
        ticket: access.ticket(),
        page_id: pageId,
        take_over: takeOver,
        phone_call_id: access.heldCall(),
      }),
      renew: () => access.renew(),
    },
    events,
  )
}
