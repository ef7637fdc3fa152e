/** Unfinished forms, wordings of common calls, and what helps to choose a topic. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type KeptDraftView = Schemas['DraftView']
export type KeepDraftBody = Schemas['KeepDraftBody']
export type KeptView = Schemas['KeptView']
export type OrderTemplate = Schemas['TemplateView']
export type SaveTemplateBody = Schemas['SaveTemplateBody']
export type TopicHints = Schemas['TopicHintsView']

/** Nobody is asked to sign in again for a draft: the words are in the browser too. */
export function listKeptDrafts(): Promise<KeptDraftView[]> {
  return call(() => client.GET('/api/order-drafts'), false)
}

/** `leaving` lets it arrive although the page is being closed. */
export function keepDraft(body: KeepDraftBody, leaving = false): Promise<KeptView> {
  return call(() => client.POST('/api/order-drafts', { body, keepalive: leaving }), false)
}

export async function dropKeptDraft(slot: string): Promise<void> {
  await call(() => client.POST('/api/order-drafts/drop', { body: { slot } }), false)
}

export function listTemplates(): Promise<OrderTemplate[]> {
  return call(() => client.GET('/api/order-templates'), false)
}

export function saveTemplate(body: SaveTemplateBody): Promise<OrderTemplate> {
  return call(() => client.POST('/api/order-templates', { body }))
}

export async function removeTemplate(id: number): Promise<void> {
  const params = { path: { template_id: id } }
  await call(() => client.POST('/api/order-templates/{template_id}/remove', { params }))
}

export function getTopicHints(): Promise<TopicHints> {
  return call(() => client.GET('/api/topic-hints'), false)
}
