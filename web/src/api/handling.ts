/** Whom an order may be handed to: outside the city, inside the department. */
import { call, client } from './http'
import type { components } from './schema'

export type OutsideBody = components['schemas']['OutsideBodyView']
export type AllotTarget = components['schemas']['AllotTarget']

export function listOutsideBodies(): Promise<OutsideBody[]> {
  return call(() => client.GET('/api/outside-bodies'))
}

export function listAllotTargets(number: string): Promise<AllotTarget[]> {
  const params = { path: { number } }
  return call(() => client.GET('/api/work-orders/{number}/allotment-targets', { params }))
}
