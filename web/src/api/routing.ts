import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Suggestion = Schemas['SuggestionView']
export type SuggestBody = Schemas['SuggestBody']
export type RuleVersion = Schemas['RuleVersionView']
export type RoutingRule = Schemas['RuleView']
export type RoutingRules = Schemas['RulesView']
export type RuleBody = Schemas['SaveRuleBody']
export type Recommender = Schemas['RecommenderView']
export type RecommenderVersion = Schemas['VersionCardView']
export type RecommenderPolicy = Schemas['PolicyView']
export type TopicSuggestion = Schemas['TopicSuggestionView']
export type Trial = Schemas['RuleTrialView']

export function listSuggestions(number: string): Promise<Suggestion[]> {
  const params = { path: { number } }
  return call(() => client.GET('/api/work-orders/{number}/suggestions', { params }))
}

/** For a page of orders at once. */
export async function suggestForOrders(
  numbers: string[],
): Promise<{ number: string; suggestions: Suggestion[] }[]> {
  return call(() => client.POST('/api/routing/suggestions', { body: { numbers } }))
}

export function suggestForDraft(body: SuggestBody, signal?: AbortSignal): Promise<Suggestion[]> {
  return call(() => client.POST('/api/routing/suggest', { body, signal }), false)
}

export function listRules(): Promise<RoutingRules> {
  return call(() => client.GET('/api/routing/rules'))
}

export function listRuleVersions(key: string): Promise<RuleVersion[]> {
  return call(() => client.GET('/api/routing/rules/{key}/versions', { params: { path: { key } } }))
}

export function saveDraft(body: RuleBody): Promise<RuleVersion> {
  return call(() => client.POST('/api/routing/rules/save_draft', { body }))
}

export function tryRule(body: Omit<RuleBody, 'seen_version'>): Promise<Trial> {
  return call(() => client.POST('/api/routing/rules/try', { body }))
}

export function publishRule(key: string, version: number, note: string): Promise<RuleVersion> {
  const params = { path: { key } }
  return call(() =>
    client.POST('/api/routing/rules/{key}/publish', { params, body: { version, note } }),
  )
}

export function rollBackRule(key: string, version: number, note: string): Promise<RuleVersion> {
  const params = { path: { key } }
  return call(() =>
    client.POST('/api/routing/rules/{key}/roll_back', { params, body: { version, note } }),
  )
}

export function withdrawRule(key: string, note: string): Promise<RuleVersion> {
  const params = { path: { key } }
  return call(() => client.POST('/api/routing/rules/{key}/withdraw', { params, body: { note } }))
}

export function discardDraft(key: string): Promise<RuleVersion> {
  const params = { path: { key } }
  return call(() => client.POST('/api/routing/rules/{key}/discard_draft', { params, body: {} }))
}

/** 推荐模型: its card, policy and versions. */
export function getRecommender(): Promise<Recommender> {
  return call(() => client.GET('/api/routing/recommender'))
}

export function rollBackRecommender(number: number, note: string): Promise<Recommender> {
  return call(() => client.POST('/api/routing/recommender/roll_back', { body: { number, note } }))
}

export function saveRecommenderPolicy(body: Schemas['PolicyBody']): Promise<RecommenderPolicy> {
  return call(() => client.POST('/api/routing/recommender/save_policy', { body }))
}

/** Topics for what is being typed. */
export function suggestTopics(body: Schemas['TopicSuggestBody'], signal?: AbortSignal): Promise<TopicSuggestion[]> {
  return call(() => client.POST('/api/routing/suggest_topics', { body, signal }), false)
}
