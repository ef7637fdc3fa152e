import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Duplicate = Schemas['DuplicateView']
export type DuplicatesBody = Schemas['DuplicatesBody']

/** Find orders like what is being typed; nothing is kept. */
export function searchDuplicates(body: DuplicatesBody, signal?: AbortSignal): Promise<Duplicate[]> {
  return call(() => client.POST('/api/duplicates/search', { body, signal }))
}

/** Keep a citizen's repeated call with the order that is handled anyway. */
export function followOrder(number: string, note: string, contactId: number | null) {
  const params = { path: { number } }
  const body = { note, contact_id: contactId }
  return call(() => client.POST('/api/work-orders/{number}/follow', { params, body }))
}
