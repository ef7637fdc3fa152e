import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']
export type Attention = Schemas['AttentionView']
export type SupervisionLetter = Schemas['SupervisionView']

export function getAttention(number: string): Promise<Attention> {
  const params = { path: { number } }
  return call(() => client.GET('/api/work-orders/{number}/attention', { params }))
}
