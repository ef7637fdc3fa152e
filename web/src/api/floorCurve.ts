/** The day on the floor by half hours, beside yesterday and a forecast. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type FloorCurve = Schemas['FloorCurveOut']

/** Of one queue, or of all (an empty name). */
export function floorCurve(queue: string): Promise<FloorCurve> {
  return call(() => client.GET('/api/floor/curve', { params: { query: { queue } } }))
}
