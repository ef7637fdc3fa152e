/** Marks on callers: proposed by one person, put in force by another. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type CallerMark = Schemas['CallerMarkOut']
export type MarkState = CallerMark['state']
export type MarkKind = CallerMark['kind']
export type MarkProposal = Schemas['ProposeMarkBody']

export function listMarks(state: MarkState): Promise<CallerMark[]> {
  return call(() => client.GET('/api/telephony/caller-marks', { params: { query: { state } } }))
}

export function proposeMark(body: MarkProposal): Promise<CallerMark> {
  return call(() => client.POST('/api/telephony/caller-marks/propose', { body }))
}

export function decideMark(id: number, decision: 'approve' | 'refuse' | 'lift'): Promise<CallerMark> {
  const params = { path: { mark_id: id } }
  if (decision === 'approve') {
    return call(() => client.POST('/api/telephony/caller-marks/{mark_id}/approve', { params }))
  }
  if (decision === 'refuse') {
    return call(() => client.POST('/api/telephony/caller-marks/{mark_id}/refuse', { params }))
  }
  return call(() => client.POST('/api/telephony/caller-marks/{mark_id}/lift', { params }))
}
