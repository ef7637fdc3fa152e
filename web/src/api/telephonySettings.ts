/** Queues, hours, numbers, contacts, skills' names, settings, versions: what shapes the floor. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Queue = Schemas['QueuePolicy']
export type Widening = Schemas['Widening']
export type Span = Schemas['Span']
export type Hours = Schemas['HoursEntry']
export type Vocabulary = Schemas['VocabularyOut']
export type Named = Schemas['NamedOut']
export type Calendar = Schemas['CalendarOut']
export type CalendarDay = Schemas['CalendarDayOut']
export type TrunkMinutes = Schemas['TrunkMinutesOut']
export type Version = Schemas['VersionOut']
export type VersionChange = Schemas['VersionChangeOut']

export type Content = Record<string, unknown>

/** A piece of policy as the server keeps it; `revision` goes back when saving. */
export interface Entry {
  content: Content
  revision: number
  is_from_city: boolean
  changed_at: string | null
  changed_by: string
}

export type EntryKind = 'queues' | 'hours' | 'numbers' | 'contacts' | 'skill-names' | 'rooms'
export type SettingKind = 'caller_rules' | 'dialling' | 'alarms' | 'platform'

// The forms are drawn from lists of fields, so that what they send is checked by the server only.
const asIs = (value: unknown) => value as never
const asEntry = (value: unknown) => value as Entry

export async function listEntries(kind: EntryKind): Promise<Entry[]> {
  const found: unknown = await call(() => client.GET(`/api/telephony/${kind}`))
  return found as Entry[]
}

export async function saveEntry(kind: EntryKind, content: Content, revision: number): Promise<Entry> {
  const body = asIs({ content, revision })
  return asEntry(await call(() => client.POST(`/api/telephony/${kind}/save`, { body })))
}

export function removeEntry(kind: EntryKind, name: string, revision: number): Promise<unknown> {
  return call(() => client.POST(`/api/telephony/${kind}/remove`, { body: { name, revision } }))
}

export async function getSetting(kind: SettingKind): Promise<Entry> {
  const all = await call(() => client.GET('/api/telephony/settings'))
  return asEntry(all[kind])
}

export async function saveSetting(
  kind: SettingKind,
  content: Content,
  revision: number,
): Promise<Entry> {
  const body = asIs({ content, revision })
  return asEntry(await call(() => client.POST(`/api/telephony/settings/${kind}`, { body })))
}

export function getVocabulary(): Promise<Vocabulary> {
  return call(() => client.GET('/api/telephony/vocabulary'))
}

export function listCalendars(): Promise<Calendar[]> {
  return call(() => client.GET('/api/telephony/calendars'))
}

export function getTrunkMinutes(): Promise<TrunkMinutes> {
  return call(() => client.GET('/api/telephony/trunk-minutes'))
}

export function listVersions(): Promise<Version[]> {
  return call(() => client.GET('/api/telephony/versions'))
}

export function listChanges(version: number): Promise<VersionChange[]> {
  return call(() =>
    client.GET('/api/telephony/versions/{version}/changes', { params: { path: { version } } }),
  )
}
