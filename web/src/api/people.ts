import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type PersonRow = Schemas['PersonRow']
export type Person = Schemas['PersonOut']
export type PersonRole = Schemas['GrantOut']
export type People = Schemas['PeopleOut']
export type PeopleChoices = Schemas['PeopleChoices']
export type PasswordShown = Schemas['PasswordShown']
export type GrantBody = Schemas['GrantBody']
export type NewPersonBody = Schemas['CreatePersonBody']
export type ImportPreview = Schemas['PreviewOut']
export type ImportRow = Schemas['ImportRow']
export type NewPerson = Schemas['NewPersonOut']
export type RoleBook = Schemas['RoleBookOut']
export type RoleName = GrantBody['role']
export type PersonState = '' | 'active' | 'off' | 'locked' | 'provisional' | 'signed_in'

export interface PeopleFilters {
  text: string
  role: RoleName | ''
  department: number | null
  team: number | null
  state: PersonState
}

const one = (id: number) => ({ path: { user_id: id } })

export function listPeople(filters: PeopleFilters, cursor: string | null): Promise<People> {
  const query = {
    text: filters.text.trim(),
    state: filters.state,
    cursor: cursor ?? '',
    ...(filters.role ? { role: filters.role } : {}),
    ...(filters.department === null ? {} : { department_id: filters.department }),
    ...(filters.team === null ? {} : { team_id: filters.team }),
  }
  return call(() => client.GET('/api/administration/people', { params: { query } }))
}

export function peopleChoices(): Promise<PeopleChoices> {
  return call(() => client.GET('/api/administration/people-choices'))
}

export function getPerson(id: number): Promise<Person> {
  return call(() => client.GET('/api/administration/people/{user_id}', { params: one(id) }))
}

export function createPerson(body: NewPersonBody): Promise<PasswordShown> {
  return call(() => client.POST('/api/administration/people', { body }))
}

export function renamePerson(id: number, name: string): Promise<Person> {
  const body = { display_name: name }
  return call(() => client.POST('/api/administration/people/{user_id}/rename', { params: one(id), body }))
}

export function grantRole(id: number, body: GrantBody): Promise<Person> {
  return call(() => client.POST('/api/administration/people/{user_id}/grant', { params: one(id), body }))
}

export function revokeRole(id: number, body: GrantBody): Promise<Person> {
  return call(() => client.POST('/api/administration/people/{user_id}/revoke', { params: one(id), body }))
}

export function setTeams(id: number, belongs: number[], leads: number[]): Promise<Person> {
  const body = { belongs_to: belongs, leads }
  return call(() => client.POST('/api/administration/people/{user_id}/teams', { params: one(id), body }))
}

export function deactivatePerson(id: number): Promise<Person> {
  return call(() => client.POST('/api/administration/people/{user_id}/deactivate', { params: one(id) }))
}

export function activatePerson(id: number): Promise<PasswordShown> {
  return call(() => client.POST('/api/administration/people/{user_id}/activate', { params: one(id) }))
}

export function resetPassword(id: number): Promise<PasswordShown> {
  return call(() => client.POST('/api/administration/people/{user_id}/reset-password', { params: one(id) }))
}

export function unlockPerson(id: number): Promise<Person> {
  return call(() => client.POST('/api/administration/people/{user_id}/unlock', { params: one(id) }))
}

export function endSessions(id: number): Promise<Person> {
  return call(() => client.POST('/api/administration/people/{user_id}/end-sessions', { params: one(id) }))
}

export function previewImport(file: File): Promise<ImportPreview> {
  const form = new FormData()
  form.append('file', file)
  return call(() =>
    client.POST('/api/administration/people-import/preview', {
      body: { file: '' },
      bodySerializer: () => form,
    }),
  )
}

export function importPeople(file: string, rows: ImportRow[]): Promise<NewPerson[]> {
  return call(() => client.POST('/api/administration/people-import', { body: { file, rows } }))
}

export function listRoles(): Promise<RoleBook[]> {
  return call(() => client.GET('/api/administration/roles'))
}
