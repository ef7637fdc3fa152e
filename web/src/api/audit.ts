import { call, client } from './http'
import type { components } from './schema'
import type { Page } from './types'

type Schemas = components['schemas']

export type AuditRow = Schemas['AuditRow']
export type AuditLine = Schemas['AuditLineOut']
export type AuditFilters = Schemas['AuditFiltersBody']
export type AuditChoices = Schemas['AuditChoices']
export type AuditExport = Schemas['AuditExportView']
export type AuditExports = Schemas['AuditExportsView']

const one = (id: number) => ({ path: { export_id: id } })

export function searchAudit(filters: AuditFilters, cursor: string | null): Promise<Page<AuditRow>> {
  const body = { ...filters, cursor: cursor ?? '' }
  return call(() => client.POST('/api/administration/audit/search', { body })) as Promise<Page<AuditRow>>
}

export function auditChoices(): Promise<AuditChoices> {
  return call(() => client.GET('/api/administration/audit/choices'))
}

export function listAuditExports(): Promise<AuditExports> {
  return call(() => client.GET('/api/administration/audit-exports'))
}

export function requestAuditExport(filters: AuditFilters, reason: string): Promise<AuditExport> {
  const body = { filters, reason }
  return call(() => client.POST('/api/administration/audit-exports', { body }))
}

export function decideAuditExport(id: number, approve: boolean, comment: string): Promise<AuditExport> {
  const body = { comment }
  const params = one(id)
  return approve
    ? call(() => client.POST('/api/administration/audit-exports/{export_id}/approve', { params, body }))
    : call(() => client.POST('/api/administration/audit-exports/{export_id}/refuse', { params, body }))
}

/** The file, once; a second time the server refuses. */
export async function downloadAuditExport(id: number): Promise<Blob> {
  const file = await call(() =>
    client.POST('/api/administration/audit-exports/{export_id}/download', {
      params: one(id),
      parseAs: 'blob',
    }),
  )
  return file as unknown as Blob
}
