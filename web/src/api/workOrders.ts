import { request } from './http'
import type {
  AttachmentView,
  OrderDetail,
  OrderRow,
  Page,
  RegisterBody,
  RegisteredOrder,
  ScreenPop,
  TimelineEntry,
  TrayView,
} from './types'

export interface OrderFilter {
  tray: string
  cursor?: string | null
  q?: string
  urgency?: string
  department?: number | null
}

export function listOrders(filter: OrderFilter): Promise<Page<OrderRow>> {
  return request('GET', '/work-orders', { query: { ...filter } })
}

export function listTrays(): Promise<TrayView[]> {
  return request('GET', '/work-orders/trays')
}

export function register(body: RegisterBody): Promise<RegisteredOrder[]> {
  return request('POST', '/work-orders', { body })
}

export function getOrder(number: string): Promise<OrderDetail> {
  return request('GET', `/work-orders/${encodeURIComponent(number)}`)
}

export function getTimeline(number: string): Promise<TimelineEntry[]> {
  return request('GET', `/work-orders/${encodeURIComponent(number)}/timeline`)
}

export function doVerb(number: string, verb: string, body: unknown): Promise<unknown> {
  return request('POST', `/work-orders/${encodeURIComponent(number)}/${verb}`, { body })
}

export function getScreenPop(callId: string, signal?: AbortSignal): Promise<ScreenPop> {
  return request('GET', `/screen-pop/${encodeURIComponent(callId)}`, { signal })
}

export function uploadAttachment(file: File): Promise<AttachmentView> {
  const form = new FormData()
  form.append('file', file)
  return request('POST', '/attachments', { form })
}

export function attachmentAddress(id: string | number): string {
  return `/api/attachments/${id}`
}

export function recordingAddress(id: string | number): string {
  return `/api/recordings/${id}`
}
