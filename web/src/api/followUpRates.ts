import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type RatesPage = Schemas['RatesPage']
export type RatesRow = Schemas['RatesRow']
export type RateFormula = Schemas['FormulaView']
export type RateFigure = RateFormula['numerator']
export type RatesBy = 'department' | 'topic' | 'district' | 'month'
export type BehindPage = Schemas['RateBehindPage']
export type FollowUpPlan = Schemas['FollowUpPlanView']

export interface RatesAsked {
  first: string
  last: string
  by: RatesBy
}

export function followUpRates(query: RatesAsked): Promise<RatesPage> {
  return call(() => client.GET('/api/follow-up-rates', { params: { query } }))
}

export interface BehindAsked extends RatesAsked {
  figure: RateFigure
  row: string
  is_whole: boolean
  offset: number
}

export function listBehindRate(query: BehindAsked): Promise<BehindPage> {
  return call(() => client.GET('/api/follow-up-rates/orders', { params: { query } }))
}

export function followUpPlan(): Promise<FollowUpPlan> {
  return call(() => client.GET('/api/follow-up-plan'))
}
