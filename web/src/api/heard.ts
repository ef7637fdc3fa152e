import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Heard = Schemas['HeardView']
export type HeardField = Schemas['HeardFieldView']
export type HeardSpan = Schemas['HeardSpanView']
export type HeardTurn = Schemas['HeardTurnView']
export type HeardCall = Schemas['HeardCallView']
export type WordAlarm = Schemas['WordAlarmOut']

export interface SpokenTurn {
  party: 'citizen' | 'operator'
  text: string
  start: number | null
  end: number | null
}

/** Draft from a conversation, or from pasted text; nothing is kept. */
export function draftHeard(turns: SpokenTurn[], text = ''): Promise<Heard> {
  const body = { turns: turns.map(({ party, text: said, start, end }) => ({ party, text: said, start, end })), text }
  return call(() => client.POST('/api/heard-drafts', { body }))
}

/** The words of a call, quietly: it is asked every other second while somebody types. */
export function heardCall(id: string, signal?: AbortSignal): Promise<HeardCall> {
  const params = { path: { call_id: id } }
  return call(() => client.GET('/api/heard-calls/{call_id}', { params, signal }), false)
}

/** Alarms by words of danger in calls that still run. */
export function wordAlarms(): Promise<WordAlarm[]> {
  return call(() => client.GET('/api/floor/word-alarms'), false)
}
