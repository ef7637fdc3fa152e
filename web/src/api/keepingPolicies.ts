/** Calendars and policies, version by version, as an administrator keeps them. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type CalendarVersion = Schemas['KeptCalendarOut']
export type CalendarVersionBody = Schemas['CalendarVersionBody']
export type YearOfDays = Schemas['YearOut']
export type MarkedDay = Schemas['MarkedDayOut']
export type CalendarPreview = Schemas['CalendarPreviewView']
export type Policies = Schemas['PoliciesOut']
export type LimitVersion = Schemas['LimitVersionOut']
export type ReadingVersion = Schemas['ReadingVersionOut']
export type LimitVersionBody = Schemas['LimitVersionBody']
export type ReadingVersionBody = Schemas['ReadingVersionBody']
export type WithdrawBody = Schemas['WithdrawVersionBody']

export function listCalendarVersions(): Promise<CalendarVersion[]> {
  return call(() => client.GET('/api/administration/calendars'))
}

export function addCalendarVersion(body: CalendarVersionBody): Promise<CalendarVersion> {
  return call(() => client.POST('/api/administration/calendars/hours', { body }))
}

export function previewHours(
  body: Pick<CalendarVersionBody, 'name' | 'starts_on' | 'weekly'>,
): Promise<CalendarPreview> {
  return call(() => client.POST('/api/administration/calendars/hours/preview', { body }))
}

export function getYear(year: number): Promise<YearOfDays> {
  return call(() =>
    client.GET('/api/administration/calendars/days', { params: { query: { year } } }),
  )
}

export function previewDays(year: number, days: MarkedDay[]): Promise<CalendarPreview> {
  const body = { year, days }
  return call(() => client.POST('/api/administration/calendars/days/preview', { body }))
}

export function publishDays(body: Schemas['PublishDaysBody']): Promise<YearOfDays> {
  return call(() => client.POST('/api/administration/calendars/days', { body }))
}

export function listPolicies(): Promise<Policies> {
  return call(() => client.GET('/api/administration/policies'))
}

export function addLimitVersion(body: LimitVersionBody): Promise<Policies> {
  return call(() => client.POST('/api/administration/policies/limits', { body }))
}

export function addReadingVersion(body: ReadingVersionBody): Promise<Policies> {
  return call(() => client.POST('/api/administration/policies/readings', { body }))
}

export function withdrawVersion(body: WithdrawBody): Promise<Policies> {
  return call(() => client.POST('/api/administration/policies/withdraw', { body }))
}
