import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type FlowRow = Schemas['FlowRowOut']
export type FlowDetail = Schemas['FlowOut']
export type FlowVersion = Schemas['FlowVersionOut']
export type Step = FlowDetail['steps'][number]
export type StepKind = Step['step']
export type Finding = Schemas['FindingOut']
export type Named = Schemas['NamedOut']
export type Vocabulary = Schemas['VocabularyOut']
export type Language = Schemas['TryBody']['language']

const to = (name: string) => ({ path: { name } })

export function listFlows(): Promise<FlowRow[]> {
  return call(() => client.GET('/api/telephony/flows'))
}

export function getFlow(name: string): Promise<FlowDetail> {
  return call(() => client.GET('/api/telephony/flows/{name}', { params: to(name) }))
}

export async function getVersionSteps(name: string, version: number): Promise<Step[]> {
  const params = { path: { name, version } }
  const address = '/api/telephony/flows/{name}/versions/{version}'
  return (await call(() => client.GET(address, { params }))).steps
}

/** Everything an editor chooses from: queues, hours, prompts, contacts, seats, languages. */
export function getVocabulary(): Promise<Vocabulary> {
  return call(() => client.GET('/api/telephony/vocabulary'))
}

/** Say what is wrong with steps as they stand on the page; nothing is saved. */
export function checkSteps(name: string, steps: Step[], signal?: AbortSignal): Promise<Finding[]> {
  const address = '/api/telephony/flows/{name}/check'
  return call(() => client.POST(address, { params: to(name), body: { steps }, signal }))
}

/** Save the whole draft; revision 0 begins a new flow. */
export function saveDraft(
  name: string,
  draft: { label: string; steps: Step[]; revision: number },
): Promise<FlowDetail> {
  const address = '/api/telephony/flows/{name}/save_draft'
  return call(() => client.POST(address, { params: to(name), body: draft }))
}

export function discardDraft(name: string, revision: number): Promise<FlowDetail> {
  const address = '/api/telephony/flows/{name}/discard_draft'
  return call(() => client.POST(address, { params: to(name), body: { revision } }))
}

export function publishFlow(name: string, revision: number, note: string): Promise<FlowDetail> {
  const address = '/api/telephony/flows/{name}/publish'
  return call(() => client.POST(address, { params: to(name), body: { revision, note } }))
}

export function rollBack(name: string, version: number, note: string): Promise<FlowDetail> {
  const address = '/api/telephony/flows/{name}/roll_back'
  return call(() => client.POST(address, { params: to(name), body: { version, note } }))
}

export function switchFlow(name: string, isActive: boolean): Promise<FlowDetail> {
  const address = '/api/telephony/flows/{name}/switch'
  return call(() => client.POST(address, { params: to(name), body: { is_active: isActive } }))
}

/** Ring the visitor's own seat and play the draft there, or a published version. */
export function tryFlow(name: string, language: Language, version: number | null): Promise<unknown> {
  const address = '/api/telephony/flows/{name}/try'
  return call(() => client.POST(address, { params: to(name), body: { language, version } }))
}
