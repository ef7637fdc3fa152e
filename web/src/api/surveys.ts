import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type QuestionSet = Schemas['QuestionSetView']
export type SurveyBody = Schemas['SurveyBody']
export type Survey = Schemas['SurveyRow']
export type SurveyResults = Schemas['SurveyResultsView']
export type SurveyPerson = Schemas['SurveyPersonView']
export type SurveySheet = Schemas['SurveySheetView']
export type RunningSurvey = Schemas['RunningSurvey']
export type PersonResult = Schemas['SurveySettleBody']['state']
export type SheetAnswers = Record<string, string | string[]>

export interface QuestionOption {
  code: string
  label: string
  next: string
}

export interface Question {
  id: string
  text: string
  kind: 'single' | 'multi' | 'scale' | 'text'
  options: QuestionOption[]
  next: string
  is_required: boolean
}

export interface QuestionContent {
  intro: string
  questions: Question[]
  thanks: string
}

const of = (id: number) => ({ path: { survey_id: id } })
const about = (id: string) => ({ path: { person_id: id } })

export function listQuestionSets(): Promise<QuestionSet[]> {
  return call(() => client.GET('/api/question-sets'))
}
export function publishQuestionSet(code: string, title: string, content: QuestionContent): Promise<QuestionSet> {
  const body = { code, title, content: content as unknown as Record<string, never> }
  return call(() => client.POST('/api/question-sets', { body }))
}
export function listSurveys(): Promise<Survey[]> {
  return call(() => client.GET('/api/surveys'))
}
export function makeSurvey(body: SurveyBody): Promise<Survey> {
  return call(() => client.POST('/api/surveys', { body }))
}
export function drawSurvey(id: number): Promise<Survey> {
  return call(() => client.POST('/api/surveys/{survey_id}/draw', { params: of(id) }))
}
export function finishSurvey(id: number): Promise<Survey> {
  return call(() => client.POST('/api/surveys/{survey_id}/finish', { params: of(id) }))
}
export function callForSurvey(id: number, queue: string): Promise<Survey> {
  return call(() => client.POST('/api/surveys/{survey_id}/campaign', { params: of(id), body: { queue } }))
}
export function inviteForSurvey(id: number): Promise<Survey> {
  return call(() => client.POST('/api/surveys/{survey_id}/invites', { params: of(id) }))
}
export function surveyResults(id: number): Promise<SurveyResults> {
  return call(() => client.GET('/api/surveys/{survey_id}/results', { params: of(id) }))
}
export function listRunningSurveys(): Promise<RunningSurvey[]> {
  return call(() => client.GET('/api/running-surveys'))
}
export function nextPerson(id: number): Promise<SurveyPerson | null> {
  return call(() => client.GET('/api/surveys/{survey_id}/next', { params: of(id) }))
}
export function getSurveyPerson(id: string): Promise<SurveyPerson> {
  return call(() => client.GET('/api/survey-people/{person_id}', { params: about(id) }))
}
export function callPerson(id: string): Promise<unknown> {
  return call(() => client.POST('/api/survey-people/{person_id}/call', { params: about(id) }))
}
export function settlePerson(id: string, state: PersonResult, answers: SheetAnswers = {}): Promise<SurveyPerson> {
  const body = { state, answers: answers as Record<string, never> }
  return call(() => client.POST('/api/survey-people/{person_id}/settle', { params: about(id), body }))
}
export function getSheet(key: string): Promise<SurveySheet> {
  return call(() => client.GET('/api/survey-sheets/{key}', { params: { path: { key } } }))
}
export function sendSheet(key: string, answers: SheetAnswers): Promise<SurveySheet> {
  const body = { answers: answers as Record<string, never> }
  return call(() => client.POST('/api/survey-sheets/{key}', { params: { path: { key } }, body }))
}
