/** Answers that are about a text: articles and unified answers, each with its passage. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']
export type FoundAnswer = Schemas['FoundAnswer']
export type FoundAnswers = Schemas['FoundAnswers']

/** Somebody waits for it; what is not found is kept as a gap. */
export function searchKnowledge(q: string): Promise<FoundAnswers> {
  const query = { q, is_asked: true, most: 20 }
  return call(() => client.GET('/api/knowledge/search', { params: { query } }))
}

/** Articles that surely speak of what is being written; nobody asked for them. */
export async function hintArticles(q: string): Promise<FoundAnswer[]> {
  const query = { q, is_sure: true, most: 4 }
  const found = await call(() => client.GET('/api/knowledge/search', { params: { query } }))
  return found.items.filter(({ kind }) => kind === 'article')
}
