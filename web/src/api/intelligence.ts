import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Intelligence = Schemas['IntelligenceView']
export type ModelTask = Schemas['ModelTaskView']
export type Provider = Schemas['ProviderView']
export type Release = Schemas['ReleaseView']
export type ActingClass = Schemas['ActingClassView']
export type Embedded = Schemas['EmbeddedView']
export type Trace = Schemas['TraceRow']
export type TraceTexts = Schemas['TraceTextsView']
export type Days = '1' | '7' | '30'
export type TaskWord = ModelTask['task']

export function getIntelligence(days: Days): Promise<Intelligence> {
  return call(() => client.GET('/api/intelligence', { params: { query: { days } } }))
}

export function listTraces(query: { task?: TaskWord; before?: number }): Promise<Trace[]> {
  return call(() => client.GET('/api/intelligence/traces', { params: { query } }))
}

export function openTrace(id: number): Promise<TraceTexts> {
  const params = { path: { trace_id: id } }
  return call(() => client.POST('/api/intelligence/traces/{trace_id}/open', { params }))
}

export async function switchTask(task: TaskWord, isOn: boolean, reason: string): Promise<void> {
  const params = { path: { task } }
  const body = { is_on: isOn, reason }
  await call(() => client.POST('/api/intelligence/tasks/{task}/switch', { params, body }))
}

export async function allowActing(each: ActingClass, isAllowed: boolean, reason: string): Promise<void> {
  const params = { path: { task: each.task } }
  const body = { class_key: each.class_key, is_allowed: isAllowed, reason }
  await call(() => client.POST('/api/intelligence/tasks/{task}/acting', { params, body }))
}

export function probeProvider(name: string): Promise<Schemas['ProbedView']> {
  return call(() => client.POST('/api/intelligence/providers/{name}/probe', { params: { path: { name } } }))
}

export function registerRelease(body: Schemas['ReleaseBody']): Promise<Release> {
  return call(() => client.POST('/api/intelligence/releases', { body }))
}

export function startCanary(id: number, share: number): Promise<Release> {
  const params = { path: { release_id: id } }
  return call(() => client.POST('/api/intelligence/releases/{release_id}/canary', { params, body: { share } }))
}

export function promoteRelease(id: number): Promise<Release> {
  const params = { path: { release_id: id } }
  return call(() => client.POST('/api/intelligence/releases/{release_id}/promote', { params }))
}

export function rollBackRelease(id: number, note: string): Promise<Release> {
  const params = { path: { release_id: id } }
  return call(() => client.POST('/api/intelligence/releases/{release_id}/roll-back', { params, body: { note } }))
}
