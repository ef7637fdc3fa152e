import { request } from './http'
import type { CompleteBody, CompletedView, FollowUpDetail, FollowUpRow, Page } from './types'

export type FollowUpTray = 'due' | 'mine' | 'done'

export function listFollowUps(
  tray: FollowUpTray,
  cursor?: string | null,
): Promise<Page<FollowUpRow>> {
  return request('GET', '/follow-ups', { query: { tray, cursor } })
}

export async function countFollowUps(): Promise<Record<string, number>> {
  return request('GET', '/follow-ups/trays')
}

export function getFollowUp(id: number): Promise<FollowUpDetail> {
  return request('GET', `/follow-ups/${id}`)
}

export function callCitizen(id: number): Promise<unknown> {
  return request('POST', `/follow-ups/${id}/call`)
}

export function completeFollowUp(id: number, body: CompleteBody): Promise<CompletedView> {
  return request('POST', `/follow-ups/${id}/complete`, { body })
}
