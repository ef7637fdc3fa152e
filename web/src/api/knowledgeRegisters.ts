import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type EntryRequest = Schemas['EntryRequestView']
export type RequestPage = Schemas['EntryRequestPage']
export type FeedbackEntry = Schemas['ArticleFeedbackView']
export type FeedbackPage = Schemas['ArticleFeedbackPage']
export type FeedbackKind = Schemas['ArticleFeedbackBody']['kind']
export type FindingKind = Schemas['EntryFindingBody']['kind']
export type Gap = Schemas['KnowledgeGapView']
export type GapPage = Schemas['KnowledgeGapPage']
export type GapState = Gap['state']

const request = (id: number) => ({ path: { request_id: id } })
const gap = (id: number) => ({ path: { gap_id: id } })

export function listRequests(tray: 'open' | 'done', before: number | null = null): Promise<RequestPage> {
  return call(() => client.GET('/api/knowledge/requests', { params: { query: { tray, before } } }))
}

export function askEntry(title: string, content: string, department_id: number | null): Promise<EntryRequest> {
  return call(() => client.POST('/api/knowledge/requests', { body: { title, content, department_id } }))
}

export function meetRequest(id: number, article_id: number): Promise<EntryRequest> {
  const body = { article_id }
  return call(() => client.POST('/api/knowledge/requests/{request_id}/meet', { params: request(id), body }))
}

export function cancelRequest(id: number, note: string): Promise<EntryRequest> {
  const body = { note }
  return call(() => client.POST('/api/knowledge/requests/{request_id}/cancel', { params: request(id), body }))
}

export function recordFinding(id: number, kind: FindingKind, note: string): Promise<EntryRequest> {
  const body = { kind, note }
  return call(() => client.POST('/api/knowledge/requests/{request_id}/findings', { params: request(id), body }))
}

export function giveFeedback(articleId: number, kind: FeedbackKind, note: string): Promise<FeedbackEntry> {
  const params = { path: { article_id: articleId } }
  return call(() =>
    client.POST('/api/knowledge/articles/{article_id}/feedback', { params, body: { kind, note } }),
  )
}

export function listFeedback(tray: 'open' | 'done', before: number | null = null): Promise<FeedbackPage> {
  return call(() => client.GET('/api/knowledge/feedback', { params: { query: { tray, before } } }))
}

export function answerFeedback(id: number, is_accepted: boolean, answer: string): Promise<FeedbackEntry> {
  const params = { path: { feedback_id: id } }
  const body = { is_accepted, answer }
  return call(() => client.POST('/api/knowledge/feedback/{feedback_id}/answer', { params, body }))
}

export function listGaps(state: Schemas['GapState']): Promise<GapPage> {
  return call(() => client.GET('/api/knowledge/gaps', { params: { query: { state } } }))
}

export function askForGap(id: number, content: string, department_id: number | null): Promise<Gap> {
  const body = { content, department_id }
  return call(() => client.POST('/api/knowledge/gaps/{gap_id}/request', { params: gap(id), body }))
}

export function fillGap(id: number, article_id: number): Promise<Gap> {
  const body = { article_id }
  return call(() => client.POST('/api/knowledge/gaps/{gap_id}/fill', { params: gap(id), body }))
}

export function ignoreGap(id: number, note: string): Promise<Gap> {
  const body = { note }
  return call(() => client.POST('/api/knowledge/gaps/{gap_id}/ignore', { params: gap(id), body }))
}
