/** Lists of orders: filters that are kept, acts on many at once, exports. */
import { call, client } from './http'
import type { components, paths } from './schema'
import type { OrderRow, Page, StateView } from './types'

type Schemas = components['schemas']
type Query = NonNullable<paths['/api/work-orders']['get']['parameters']['query']>

export type ListName = Query['tray']
export type ListFilters = Partial<Schemas['FilterBody']>
export type SavedFilter = Schemas['SavedFilterView']
export type BulkBody = Schemas['BulkBody']
export type Outcome = Schemas['OutcomeView']
export type ExportRequest = Schemas['ExportView']
export type Exports = Schemas['ExportsView']

export function searchOrders(
  tray: ListName,
  filters: ListFilters,
  cursor: string | null,
): Promise<Page<OrderRow>> {
  const query = { ...filters, tray, ...(cursor && { cursor }) } as Query
  return call(() => client.GET('/api/work-orders', { params: { query } }))
}

/** Every state an order may stand in, with its name. */
export function listStates(): Promise<StateView[]> {
  return call(() => client.GET('/api/work-orders/states'))
}

export function listSavedFilters(): Promise<SavedFilter[]> {
  return call(() => client.GET('/api/saved-filters'))
}

export function saveFilter(
  name: string,
  tray: ListName,
  filters: ListFilters,
): Promise<SavedFilter> {
  const body = { name, tray, filters: filters as Schemas['FilterBody'] }
  return call(() => client.POST('/api/saved-filters', { body }))
}

export async function removeFilter(id: number): Promise<void> {
  const params = { path: { filter_id: id } }
  await call(() => client.POST('/api/saved-filters/{filter_id}/remove', { params }))
}

export function previewBulk(body: BulkBody): Promise<Outcome[]> {
  return call(() => client.POST('/api/bulk-acts/preview', { body }))
}

export function actInBulk(body: BulkBody): Promise<Outcome[]> {
  return call(() => client.POST('/api/bulk-acts', { body }))
}

export function listExports(): Promise<Exports> {
  return call(() => client.GET('/api/export-requests'))
}

export function requestExport(
  tray: ListName,
  filters: ListFilters,
  reason: string,
): Promise<ExportRequest> {
  const body = { tray, filters: filters as Schemas['FilterBody'], reason }
  return call(() => client.POST('/api/export-requests', { body }))
}

export function decideExport(id: number, approve: boolean, comment: string): Promise<ExportRequest> {
  const params = { path: { export_id: id } }
  const body = { comment }
  return approve
    ? call(() => client.POST('/api/export-requests/{export_id}/approve', { params, body }))
    : call(() => client.POST('/api/export-requests/{export_id}/refuse', { params, body }))
}

/** The file, once; a second time the server refuses. */
export async function downloadExport(id: number): Promise<Blob> {
  const params = { path: { export_id: id } }
  const file = await call(() =>
    client.POST('/api/export-requests/{export_id}/download', { params, parseAs: 'blob' }),
  )
  return file as unknown as Blob
}
