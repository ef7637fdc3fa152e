/** Quality inspection: the list, one inspection, a person's score, disputes, figures. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type InspectionRow = Schemas['InspectionRow']
export type InspectionPage = Schemas['InspectionPage']
export type Inspection = Schemas['InspectionDetail']
export type InspectedItem = Schemas['ItemOut']
export type ItemEvidence = Schemas['EvidenceOut']
export type Verdict = Schemas['Verdict']
export type MarkBody = Schemas['MarkBody']
export type QualityFigures = Schemas['QualityFiguresOut']
export type QualityChoices = Schemas['QualityChoices']

export interface InspectionFilter {
  subject?: '' | 'call' | 'order'
  state?: '' | 'pre_scored' | 'inspected'
  only?: '' | 'red' | 'disputed'
  person?: number
  team?: string
  skill?: string
  since?: string
  until?: string
  sampled_on?: string
}

const path = (id: number) => ({ path: { inspection_id: id } })

export function listInspections(filter: InspectionFilter, cursor: string): Promise<InspectionPage> {
  return call(() => client.GET('/api/quality/inspections', { params: { query: { ...filter, cursor } } }))
}

export function getInspection(id: number): Promise<Inspection> {
  return call(() => client.GET('/api/quality/inspections/{inspection_id}', { params: path(id) }))
}

export function inspect(id: number, marks: MarkBody[], words: string): Promise<Inspection> {
  return call(() =>
    client.POST('/api/quality/inspections/{inspection_id}/inspect', {
      params: path(id),
      body: { marks, words },
    }),
  )
}

export function disputeInspection(id: number, codes: string[], reason: string): Promise<Inspection> {
  return call(() =>
    client.POST('/api/quality/inspections/{inspection_id}/dispute', {
      params: path(id),
      body: { codes, reason },
    }),
  )
}

export function ruleOnDispute(
  id: number,
  body: { is_upheld: boolean; words: string; marks: MarkBody[] },
): Promise<Inspection> {
  return call(() =>
    client.POST('/api/quality/inspections/{inspection_id}/rule', { params: path(id), body }),
  )
}

export function getQualityFigures(filter: InspectionFilter): Promise<QualityFigures> {
  const { subject, person, team, skill, since, until } = filter
  const query = { subject, person, team, skill, since, until }
  return call(() => client.GET('/api/quality/figures', { params: { query } }))
}

export function getQualityChoices(): Promise<QualityChoices> {
  return call(() => client.GET('/api/quality/choices'))
}
