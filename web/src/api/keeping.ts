/** Departments, topics, areas and places, as an administrator keeps them. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type KeptDepartment = Schemas['KeptDepartmentOut']
export type DepartmentBody = Schemas['CreateDepartmentBody']
export type KeptTopic = Schemas['KeptTopicOut']
export type TopicPlan = Schemas['TopicPlanOut']
export type KeptArea = Schemas['KeptAreaOut']
export type KeptPlace = Schemas['KeptPlaceOut']
export type KeptPlaces = Schemas['KeptPlacesOut']
export type PlaceBody = Schemas['AddPlaceBody']
export type PlaceState = '' | 'learnt' | 'edited' | 'retired'

export function listDepartments(): Promise<KeptDepartment[]> {
  return call(() => client.GET('/api/administration/departments'))
}

export function createDepartment(body: DepartmentBody): Promise<KeptDepartment> {
  return call(() => client.POST('/api/administration/departments/create', { body }))
}

export function changeDepartment(
  id: number,
  body: Schemas['ChangeDepartmentBody'],
): Promise<KeptDepartment> {
  const params = { path: { department_id: id } }
  const address = '/api/administration/departments/{department_id}/change'
  return call(() => client.POST(address, { params, body }))
}

export function closeDepartment(id: number, note: string): Promise<unknown> {
  const params = { path: { department_id: id } }
  const address = '/api/administration/departments/{department_id}/close'
  return call(() => client.POST(address, { params, body: { note } }))
}

export function reopenDepartment(id: number, note: string): Promise<unknown> {
  const params = { path: { department_id: id } }
  const address = '/api/administration/departments/{department_id}/reopen'
  return call(() => client.POST(address, { params, body: { note } }))
}

export function listTopics(): Promise<KeptTopic[]> {
  return call(() => client.GET('/api/administration/topics'))
}

export function createTopic(code: string, name: string): Promise<KeptTopic> {
  return call(() => client.POST('/api/administration/topics/create', { body: { code, name } }))
}

export function renameTopic(code: string, name: string): Promise<KeptTopic> {
  const params = { path: { code } }
  return call(() =>
    client.POST('/api/administration/topics/{code}/rename', { params, body: { name } }),
  )
}

export function moveTopic(code: string, to_code: string, note: string): Promise<KeptTopic> {
  const params = { path: { code } }
  return call(() =>
    client.POST('/api/administration/topics/{code}/move', { params, body: { to_code, note } }),
  )
}

export function retireTopic(code: string, note: string): Promise<KeptTopic> {
  const params = { path: { code } }
  return call(() =>
    client.POST('/api/administration/topics/{code}/retire', { params, body: { note } }),
  )
}

export function restoreTopic(code: string, note: string): Promise<KeptTopic> {
  const params = { path: { code } }
  return call(() =>
    client.POST('/api/administration/topics/{code}/restore', { params, body: { note } }),
  )
}

export function previewTopics(file: File, retiresMissing: boolean): Promise<TopicPlan> {
  const form = topicForm(file, retiresMissing)
  const body = { file: '', retires_missing: retiresMissing }
  const address = '/api/administration/topics/import/preview'
  return call(() => client.POST(address, { body, bodySerializer: () => form }))
}

/** Do what the preview showed; `seen` is the preview's own. */
export function importTopics(
  file: File,
  retiresMissing: boolean,
  seen: string,
  note: string,
): Promise<TopicPlan> {
  const form = topicForm(file, retiresMissing)
  form.append('seen', seen)
  form.append('note', note)
  const body = { file: '', retires_missing: retiresMissing, seen, note }
  return call(() =>
    client.POST('/api/administration/topics/import', { body, bodySerializer: () => form }),
  )
}

function topicForm(file: File, retiresMissing: boolean): FormData {
  const form = new FormData()
  form.append('file', file)
  form.append('retires_missing', String(retiresMissing))
  return form
}

export function listAreas(): Promise<KeptArea[]> {
  return call(() => client.GET('/api/administration/areas'))
}

export function createArea(body: Schemas['CreateAreaBody']): Promise<KeptArea> {
  return call(() => client.POST('/api/administration/areas/create', { body }))
}

export function changeArea(code: string, body: Schemas['ChangeAreaBody']): Promise<KeptArea> {
  const params = { path: { code } }
  return call(() => client.POST('/api/administration/areas/{code}/change', { params, body }))
}

export function listPlaces(typed: string, state: PlaceState, page: number): Promise<KeptPlaces> {
  const params = { query: { typed, state, page } }
  return call(() => client.GET('/api/administration/places', { params }))
}

export function addPlace(body: PlaceBody): Promise<KeptPlace> {
  return call(() => client.POST('/api/administration/places/add', { body }))
}

export function changePlace(id: number, body: Schemas['PlaceBody']): Promise<KeptPlace> {
  const params = { path: { place_id: id } }
  const address = '/api/administration/places/{place_id}/change'
  return call(() => client.POST(address, { params, body }))
}

export function retirePlace(id: number, note: string): Promise<KeptPlace> {
  const params = { path: { place_id: id } }
  const address = '/api/administration/places/{place_id}/retire'
  return call(() => client.POST(address, { params, body: { note } }))
}

export function restorePlace(id: number, note: string): Promise<KeptPlace> {
  const params = { path: { place_id: id } }
  const address = '/api/administration/places/{place_id}/restore'
  return call(() => client.POST(address, { params, body: { note } }))
}
