import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']
export type Attention = Schemas['AttentionView']
export type ClosingCheck = Schemas['CheckView']
export type SupervisionLetter = Schemas['SupervisionView']

export function getAttention(number: string): Promise<Attention> {
  const params = { path: { number } }
  return call(() => client.GET('/api/work-orders/{number}/attention', { params }))
}

/** What is looked at before an order is closed (结案核对). */
export function listClosingChecks(number: string): Promise<ClosingCheck[]> {
  const params = { path: { number } }
  return call(() => client.GET('/api/work-orders/{number}/closing-checklist', { params }))
}
