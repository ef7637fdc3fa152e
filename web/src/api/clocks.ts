import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type ClocksView = Schemas['ClocksView']
export type ClockView = Schemas['ClockView']
export type ClockSpan = Schemas['ClockSpanView']
export type LimitView = Schemas['LimitOut']
export type ReadingView = Schemas['ReadingOut']

export function getClocks(number: string): Promise<ClocksView> {
  const params = { path: { number } }
  return call(() => client.GET('/api/work-orders/{number}/clocks', { params }))
}

export function listLimits(): Promise<LimitView[]> {
  return call(() => client.GET('/api/reference/limits'))
}

export function listReadings(): Promise<ReadingView[]> {
  return call(() => client.GET('/api/reference/readings'))
}
