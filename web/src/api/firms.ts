import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Firm = Schemas['FirmView']
export type FirmRow = Schemas['FirmRow']
export type FirmPage = Schemas['FirmPage']
export type FirmBody = Schemas['FirmBody']
export type FirmVisit = Schemas['VisitRecordView']
export type Need = Schemas['NeedView']
export type VisitReport = Schemas['VisitReportBody']

const path = (id: number) => ({ path: { firm_id: id } })

export function listFirms(words: string, offset: number): Promise<FirmPage> {
  return call(() => client.GET('/api/firms', { params: { query: { words, offset } } }))
}

export function getFirm(id: number): Promise<Firm> {
  return call(() => client.GET('/api/firms/{firm_id}', { params: path(id) }))
}

export function saveFirm(id: number | null, body: FirmBody): Promise<Firm> {
  if (id === null) return call(() => client.POST('/api/firms', { body }))
  return call(() => client.POST('/api/firms/{firm_id}', { params: path(id), body }))
}

export function planVisit(id: number, planned_on: string, purpose: string): Promise<Firm> {
  const body = { planned_on, purpose }
  return call(() => client.POST('/api/firms/{firm_id}/visits', { params: path(id), body }))
}

export function cancelVisit(visit: number, note: string): Promise<Firm> {
  const params = { path: { visit_id: visit } }
  return call(() =>
    client.POST('/api/firm-visits/{visit_id}/cancel', { params, body: { note } }),
  )
}

export function reportVisit(visit: number, body: VisitReport): Promise<Firm> {
  const params = { path: { visit_id: visit } }
  return call(() => client.POST('/api/firm-visits/{visit_id}/report', { params, body }))
}

export function answerNeed(need: number, answer: string): Promise<Firm> {
  const params = { path: { need_id: need } }
  return call(() =>
    client.POST('/api/firm-needs/{need_id}/answer', { params, body: { answer } }),
  )
}

export function raiseNeed(need: number, topic_code: string, demand: string): Promise<Firm> {
  const params = { path: { need_id: need } }
  const body = { topic_code, demand }
  return call(() => client.POST('/api/firm-needs/{need_id}/raise', { params, body }))
}
