import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type FloorTicket = Schemas['FloorTicketOut']
export type FloorVocabulary = Schemas['VocabularyOut']
export type AlarmLimits = Schemas['AlarmLimits']

/** A ticket to watch the floor, and where call control listens. */
export function floorTicket(): Promise<FloorTicket> {
  return call(() => client.POST('/api/floor/ticket'))
}

/** The same for a screen on the wall: no names, no numbers, no acts. */
export function wallTicket(): Promise<FloorTicket> {
  return call(() => client.POST('/api/floor/wall-ticket'))
}

export function floorVocabulary(): Promise<FloorVocabulary> {
  return call(() => client.GET('/api/telephony/vocabulary'))
}

/** From when on a wrap-up or a break counts as long. */
export async function alarmLimits(): Promise<AlarmLimits> {
  const settings = await call(() => client.GET('/api/telephony/settings'))
  return settings.alarms.content
}
