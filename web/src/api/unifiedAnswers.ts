/** Unified answers (统一答复): published, revised, ended, used. */
import { call, client } from './http'
import type { components } from './schema'
import type { OrderRow } from './types'

type Schemas = components['schemas']
export type UnifiedAnswer = Schemas['UnifiedAnswerView']
export type UnifiedAnswerBody = Schemas['UnifiedAnswerBody']
export type Used = Schemas['UsedView']

export function listUnifiedAnswers(inForce = true): Promise<UnifiedAnswer[]> {
  const query = { in_force: inForce }
  return call(() => client.GET('/api/unified-answers', { params: { query } }))
}

export function publishUnifiedAnswer(body: UnifiedAnswerBody): Promise<UnifiedAnswer> {
  return call(() => client.POST('/api/unified-answers', { body }))
}

/** A new text in its place; the orders it answered keep theirs. */
export function reviseUnifiedAnswer(
  id: number,
  answer: UnifiedAnswerBody,
  reason: string,
): Promise<UnifiedAnswer> {
  const params = { path: { answer_id: id } }
  const body = { ...answer, reason }
  return call(() => client.POST('/api/unified-answers/{answer_id}/revise', { params, body }))
}

export function endUnifiedAnswer(id: number, reason: string): Promise<UnifiedAnswer> {
  const params = { path: { answer_id: id } }
  return call(() => client.POST('/api/unified-answers/{answer_id}/end', { params, body: { reason } }))
}

export function listUsed(id: number): Promise<Used[]> {
  const params = { path: { answer_id: id } }
  return call(() => client.GET('/api/unified-answers/{answer_id}/orders', { params }))
}

/** Waiting orders it surely is about. */
export function listFitting(id: number): Promise<OrderRow[]> {
  const params = { path: { answer_id: id } }
  return call(() => client.GET('/api/unified-answers/{answer_id}/fitting', { params }))
}
