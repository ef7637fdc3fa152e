import { request } from './http'
import type { AreaView, Choice, DepartmentView, TopicView } from './types'

export function listAreas(): Promise<AreaView[]> {
  return request('GET', '/reference/areas')
}

export function listTopics(): Promise<TopicView[]> {
  return request('GET', '/reference/topics')
}

export function listDepartments(): Promise<DepartmentView[]> {
  return request('GET', '/reference/departments')
}

export function listAppealTypes(): Promise<Choice[]> {
  return request('GET', '/reference/appeal-types')
}

export function listUrgencies(): Promise<Choice[]> {
  return request('GET', '/reference/urgencies')
}
