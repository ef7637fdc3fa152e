import { call, client } from './http'
import type { components } from './schema'
import { seenHeader } from './workOrders'

type Schemas = components['schemas']

export type Court = Schemas['CourtView']
export type CourtTurn = Schemas['TurnView']
export type CourtReturn = Schemas['ReturnView']
export type CourtDuty = Schemas['DutyView']
export type Precedent = Schemas['PrecedentView']
export type Ruling = Schemas['RulingView']
export type RulingBody = Schemas['RulingBody']
export type Bouncing = Schemas['BouncingView']

export function getCourt(number: string): Promise<Court> {
  const params = { path: { number } }
  return call(() => client.GET('/api/work-orders/{number}/returns', { params }))
}

export function listBouncing(days: number): Promise<Bouncing[]> {
  return call(() => client.GET('/api/returns/bouncing', { params: { query: { days } } }))
}

export function ruleOnReturn(number: string, body: RulingBody, seen?: number) {
  const params = { path: { number } }
  const headers = seenHeader(seen)
  return call(() => client.POST('/api/work-orders/{number}/rule_on_return', { params, headers, body }))
}
