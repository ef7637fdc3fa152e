/** What is known of a place: where it lies, and what was reported there lately. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Around = Schemas['AroundView']
export type AboutPlaceBody = Schemas['AboutPlaceBody']

export function aboutPlace(body: AboutPlaceBody): Promise<Around> {
  return call(() => client.POST('/api/places/about', { body }), false)
}
