import { call, client } from './http'
import type { paths } from './schema'
import type {
  OrderDetail,
  OrderRow,
  Page,
  RegisterBody,
  RegisteredOrder,
  ScreenPop,
  TimelineEntry,
  TrayView,
  Urgency,
} from './types'

export type TrayName = NonNullable<
  paths['/api/work-orders']['get']['parameters']['query']
>['tray']

export interface OrderFilter {
  tray: TrayName
  cursor?: string | null
  q?: string
  urgency?: Urgency | ''
  department?: number | null
  desk?: string
}

export function listOrders(filter: OrderFilter): Promise<Page<OrderRow>> {
  const { tray, cursor, q, urgency, department, desk } = filter
  const query = {
    tray,
    ...(cursor && { cursor }),
    ...(q && { q }),
    ...(urgency && { urgency }),
    ...(department && { department }),
    ...(desk && { desk }),
  }
  return call(() => client.GET('/api/work-orders', { params: { query } }))
}

export function listTrays(): Promise<TrayView[]> {
  return call(() => client.GET('/api/work-orders/trays'))
}

export function register(body: RegisterBody): Promise<RegisteredOrder[]> {
  return call(() => client.POST('/api/work-orders', { body }))
}

export function getOrder(number: string): Promise<OrderDetail> {
  return call(() => client.GET('/api/work-orders/{number}', { params: { path: { number } } }))
}

export function getTimeline(number: string): Promise<TimelineEntry[]> {
  const params = { path: { number } }
  return call(() => client.GET('/api/work-orders/{number}/timeline', { params }))
}

/**
 * Every verb is its own address with its own body; the dialog's form knows what goes in. With the
 * version of the order that was seen, it is refused when the order changed meanwhile.
 */
export function doVerb(number: string, verb: string, body: Record<string, unknown>, seen?: number) {
  const address = `/api/work-orders/{number}/${verb}` as '/api/work-orders/{number}/accept'
  const params = { path: { number } }
  const headers = seenHeader(seen)
  return call(() => client.POST(address, { params, headers, body: body as Record<string, never> }))
}

export function seenHeader(seen: number | undefined): Record<string, string> {
  return seen ? { 'If-Match': `"${seen}"` } : {}
}

export function getScreenPop(callId: string, signal?: AbortSignal): Promise<ScreenPop> {
  const params = { path: { call_id: callId } }
  return call(() => client.GET('/api/screen-pop/{call_id}', { params, signal }))
}

export function attachmentAddress(id: string): string {
  return `/api/attachments/${id}`
}

export function previewAddress(id: string): string {
  return `/api/attachments/${id}/preview`
}
