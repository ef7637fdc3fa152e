/** What stands beside an order: who is there, related orders, ribbons of rows, printing. */
import { call, client, currentCsrfToken } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Present = Schemas['PresentView']
export type Presence = Schemas['PresenceView']
export type PresenceBody = Schemas['PresenceBody']
export type Related = Schemas['RelatedView']
export type RowRibbon = Schemas['RowRibbonView']
export type Printed = Schemas['PrintedView']

/** Say that this page shows the order; learn who else does, and what changed. */
export function sayPresent(number: string, body: PresenceBody): Promise<Presence> {
  const params = { path: { number } }
  // Nobody is asked to sign in for this: it goes out by itself every few seconds.
  return call(() => client.POST('/api/work-orders/{number}/presence', { params, body }), false)
}

/** Say that this page shows it no longer; also sent while the page closes. */
export function sayGone(tab: string): void {
  void globalThis
    .fetch('/api/work-orders/presence/leave', {
      method: 'POST',
      keepalive: true,
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': currentCsrfToken() },
      body: JSON.stringify({ tab }),
    })
    .catch(() => {
      // It is forgotten by itself within a minute.
    })
}

/** The orders of the same caller or place. */
export function listRelated(number: string): Promise<Related[]> {
  return call(() => client.GET('/api/work-orders/{number}/related', { params: { path: { number } } }))
}

/** The clocks of the rows of a list. */
export function listRibbons(numbers: string[]): Promise<RowRibbon[]> {
  return call(() => client.POST('/api/work-orders/ribbons', { body: { numbers } }))
}

/** Keep in the log that the order goes out on paper. */
export function recordPrinting(number: string): Promise<Printed> {
  const params = { path: { number } }
  return call(() => client.POST('/api/work-orders/{number}/printings', { params }))
}

export type Sheet = Schemas['SheetView']

/** The order as it may be taken out of the house. */
export function getSheet(number: string): Promise<Sheet> {
  return call(() => client.GET('/api/work-orders/{number}/sheet', { params: { path: { number } } }))
}
