import { call, client } from './http'
import type { AreaView, Choice, DepartmentView, FoundPlaces, TopicView } from './types'

export function listAreas(): Promise<AreaView[]> {
  return call(() => client.GET('/api/reference/areas'))
}

export function listTopics(): Promise<TopicView[]> {
  return call(() => client.GET('/api/reference/topics'))
}

export function listDepartments(): Promise<DepartmentView[]> {
  return call(() => client.GET('/api/reference/departments'))
}

export function listAppealTypes(): Promise<Choice[]> {
  return call(() => client.GET('/api/reference/appeal-types'))
}

export function listUrgencies(): Promise<Choice[]> {
  return call(() => client.GET('/api/reference/urgencies'))
}

/**
 * Places that begin as typed (characters, pinyin, initials), or the known one inside the text.
 *
 * Nobody is asked to sign in again for a suggestion: what is typed would be interrupted.
 */
export function findPlaces(typed: string): Promise<FoundPlaces> {
  return call(() => client.GET('/api/reference/places', { params: { query: { typed } } }), false)
}

/** Tell that what was typed meant a place that only sounds like it: the search learns from it. */
export function noteHeardPlace(heard: string, name: string): Promise<{ is_noted: boolean }> {
  return call(() => client.POST('/api/reference/places/heard', { body: { heard, name } }), false)
}
