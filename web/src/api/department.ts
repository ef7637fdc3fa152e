import { call, client } from './http'
import type { components, paths } from './schema'

type Schemas = components['schemas']
export type DepartmentFigures = Schemas['FiguresPage']
export type FigureCount = Schemas['CountView']
export type FigureLine = Schemas['LineView']
export type FigureMonth = Schemas['MonthView']
export type TurnPage = Schemas['ReceivedPage']
export type Satisfaction = Schemas['SatisfactionPage']
export type AnswerPage = Schemas['AnswerPage']
export type TurnQuery = paths['/api/department/figures/orders']['get']['parameters']['query']
export type AnswerQuery = paths['/api/department/satisfaction/orders']['get']['parameters']['query']

/** Count what came to the visitor's departments in a month, given by its first day. */
export function getDepartmentFigures(month: string): Promise<DepartmentFigures> {
  return call(() => client.GET('/api/department/figures', { params: { query: { month } } }))
}

export function listTurnsBehind(query: TurnQuery): Promise<TurnPage> {
  return call(() => client.GET('/api/department/figures/orders', { params: { query } }))
}

export function getSatisfaction(month: string): Promise<Satisfaction> {
  return call(() => client.GET('/api/department/satisfaction', { params: { query: { month } } }))
}

export function listAnswersBehind(query: AnswerQuery): Promise<AnswerPage> {
  return call(() => client.GET('/api/department/satisfaction/orders', { params: { query } }))
}
