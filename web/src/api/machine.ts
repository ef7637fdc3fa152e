/** What a machine offers of an order: a summary, a pre-score. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Summary = Schemas['SummaryView']
export type PreScore = Schemas['PreScoreView']

export function summarize(text: string): Promise<Summary> {
  return call(() => client.POST('/api/summaries', { body: { text } }), false)
}

export function getPreScore(number: string): Promise<PreScore> {
  return call(() => client.GET('/api/work-orders/{number}/pre_score', { params: { path: { number } } }))
}
