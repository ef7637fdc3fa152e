import { call, client } from './http'
import type { components } from './schema'
import type { Page } from './types'

type Schemas = components['schemas']

export type CallRow = Schemas['CallRow']
export type CallRecording = Schemas['CallRecordingOut']
export type CallChoices = Schemas['CallChoicesOut']

export interface CallSearch {
  since: string | null
  until: string | null
  operator: number | null
  number: string
  queue: string
  outcome: string
  direction: '' | 'inbound' | 'outbound'
  withRecording: boolean
}

/** Calls the person may see, newest first; a number never stands in an address. */
export async function searchCalls(search: CallSearch, cursor: string | null): Promise<Page<CallRow>> {
  const body = {
    ...(search.since ? { since: search.since } : {}),
    ...(search.until ? { until: search.until } : {}),
    ...(search.operator ? { operator: search.operator } : {}),
    number: search.number,
    queue: search.queue,
    outcome: search.outcome,
    direction: search.direction,
    with_recording: search.withRecording,
    cursor: cursor ?? '',
  }
  const page = await call(() => client.POST('/api/calls/search', { body }))
  return { items: page.items, next_cursor: page.next_cursor || null }
}

export function callChoices(): Promise<CallChoices> {
  return call(() => client.GET('/api/calls/choices'))
}

export function getCall(id: string): Promise<CallRow> {
  return call(() => client.GET('/api/calls/{call_id}', { params: { path: { call_id: id } } }))
}

/** Ring the operator's own desk, then this number. */
export function placeCall(number: string, label: string): Promise<unknown> {
  return call(() => client.POST('/api/telephony/calls', { body: { number, label } }))
}
