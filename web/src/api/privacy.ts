/** Security levels, files of the order itself, and calls that show nobody's number. */
import { call, client } from './http'
import type { RelayPass, Secrecy, SecrecyLevel } from './types'

export function listSecrecyLevels(): Promise<SecrecyLevel[]> {
  return call(() => client.GET('/api/secrecy-levels'))
}

export function setSecrecy(number: string, secrecy: Secrecy, reason: string) {
  const params = { path: { number } }
  const body = { secrecy, reason }
  return call(() => client.POST('/api/work-orders/{number}/secrecy', { params, body }))
}

export function attachFiles(number: string, ids: string[], isInternal: boolean) {
  const params = { path: { number } }
  const body = { attachment_ids: ids, is_internal: isInternal }
  return call(() => client.POST('/api/work-orders/{number}/attachments', { params, body }))
}

export function askRelay(number: string, phone: string, reason: string): Promise<RelayPass> {
  const params = { path: { number } }
  const body = { phone, reason }
  return call(() => client.POST('/api/work-orders/{number}/relay-passes', { params, body }))
}

export function callByPass(id: string): Promise<RelayPass> {
  const params = { path: { pass_id: id } }
  return call(() => client.POST('/api/relay-passes/{pass_id}/call', { params }))
}

export function releaseFile(attachment: string, reason: string) {
  const params = { path: { attachment_id: attachment } }
  return call(() => client.POST('/api/attachments/{attachment_id}/release', { params, body: { reason } }))
}
