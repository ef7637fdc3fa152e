/** Whether everything works, as an administrator sees it. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Health = Schemas['HealthOut']
export type HealthCheck = Schemas['HealthCheckOut']

export function getHealth(): Promise<Health> {
  return call(() => client.GET('/api/administration/health'))
}
