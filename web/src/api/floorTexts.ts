import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type FloorTexts = Schemas['FloorTextsOut']
export type WaitingTexts = Schemas['WaitingTextsOut']
export type OperatorTexts = Schemas['OperatorTextsOut']

/** What waits in writing by channel, and who has how many. */
export function floorTexts(): Promise<FloorTexts> {
  return call(() => client.GET('/api/floor/texts'))
}

/** How many somebody has at once; null goes back to the usual. */
export function setTextLimit(operatorId: number, most: number | null): Promise<Schemas['TextLimitOut']> {
  return call(() => client.POST('/api/floor/texts/limits', { body: { operator_id: operatorId, most } }))
}
