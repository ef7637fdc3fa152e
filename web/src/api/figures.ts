import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Figures = Schemas['FiguresOut']
export type FigureRow = Schemas['FigureRow']
export type Measure = Schemas['MeasureOut']
export type OperatorFigures = Schemas['OperatorFiguresOut']
export type EngineCheck = Schemas['EngineCheckOut']
export type EngineDifference = Schemas['EngineDifferenceOut']
export type FloorAlarm = Schemas['AlarmOut']
export type Division = 'total' | 'queue' | 'hour' | 'day'

/** From when until when; whole hours. */
export interface Stretch {
  since: string
  until: string
}
export interface FiguresAsked extends Stretch {
  by: Division
  queue: string
  within: number
}

export function figures(asked: FiguresAsked): Promise<Figures> {
  return call(() => client.GET('/api/telephony/figures', { params: { query: asked } }))
}

export function operatorFigures(stretch: Stretch): Promise<OperatorFigures> {
  return call(() => client.GET('/api/telephony/figures/operators', { params: { query: stretch } }))
}

export function recordChecks(): Promise<EngineCheck[]> {
  return call(() => client.GET('/api/telephony/record-checks'))
}

export function recordDifferences(): Promise<EngineDifference[]> {
  return call(() => client.GET('/api/telephony/record-differences'))
}

/** Alarms as they were raised and ended, newest first. */
export function alarms(): Promise<FloorAlarm[]> {
  return call(() => client.GET('/api/telephony/alarms'))
}
