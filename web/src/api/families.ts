import { call, client } from './http'
import type { components } from './schema'
import { seenHeader } from './workOrders'

type Schemas = components['schemas']

export type Duplicate = Schemas['DuplicateView']
export type DuplicatesBody = Schemas['DuplicatesBody']
export type Family = Schemas['FamilyView']
export type FamilyMember = Schemas['MemberView']
export type SplitPart = Schemas['PartView']
export type SplitBody = Schemas['SplitBody']
export type RegisteredPart = Schemas['RegisteredView']

/** Find orders like what is being typed; nothing is kept. */
export function searchDuplicates(body: DuplicatesBody, signal?: AbortSignal): Promise<Duplicate[]> {
  return call(() => client.POST('/api/duplicates/search', { body, signal }), false)
}

/** Keep a citizen's repeated call with the order that is handled anyway. */
export function followOrder(number: string, note: string, contactId: number | null) {
  const params = { path: { number } }
  const body = { note, contact_id: contactId }
  return call(() => client.POST('/api/work-orders/{number}/follow', { params, body }))
}

/** What the order belongs together with, as far as one may see it. */
export function getFamily(number: string): Promise<Family> {
  const params = { path: { number } }
  return call(() => client.GET('/api/work-orders/{number}/family', { params }))
}

/** How a story splits into demands; empty when it is one. */
export function proposeSplit(text: string): Promise<SplitPart[]> {
  return call(() => client.POST('/api/demands/propose_split', { body: { text } }))
}

/** One order per demand. */
export function splitOrder(number: string, body: SplitBody, seen?: number): Promise<RegisteredPart[]> {
  const params = { path: { number } }
  const headers = seenHeader(seen)
  return call(() => client.POST('/api/work-orders/{number}/split', { params, headers, body }))
}
