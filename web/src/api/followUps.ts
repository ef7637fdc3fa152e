import { call, client } from './http'
import type { CompleteBody, CompletedView, FollowUpDetail, FollowUpRow, Page } from './types'

export type FollowUpTray = 'due' | 'risk' | 'later' | 'mine' | 'done'

export function listFollowUps(
  tray: FollowUpTray,
  cursor: string | null,
): Promise<Page<FollowUpRow>> {
  const query = { tray, cursor: cursor ?? '' }
  return call(() => client.GET('/api/follow-ups', { params: { query } }))
}

export function countFollowUps(): Promise<Record<string, number>> {
  return call(() => client.GET('/api/follow-ups/trays'))
}

export function getFollowUp(id: number): Promise<FollowUpDetail> {
  const params = { path: { follow_up_id: id } }
  return call(() => client.GET('/api/follow-ups/{follow_up_id}', { params }))
}

export function callCitizen(id: number): Promise<unknown> {
  const params = { path: { follow_up_id: id } }
  return call(() => client.POST('/api/follow-ups/{follow_up_id}/call', { params }))
}

export function completeFollowUp(id: number, body: CompleteBody): Promise<CompletedView> {
  const params = { path: { follow_up_id: id } }
  return call(() => client.POST('/api/follow-ups/{follow_up_id}/complete', { params, body }))
}

/** Everything one call spoke of, completed together; what followed of the first is returned. */
export async function completeVisit(
  id: number,
  body: CompleteBody,
  others: (CompleteBody & { id: number })[],
): Promise<CompletedView> {
  const told = [{ ...body, id }, ...others]
  const done = await call(() => client.POST('/api/follow-up-visits', { body: { told } }))
  return done[0] as CompletedView
}
