/** Seats, their phones, the browsers of home seats, and what operators can answer. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type PlannedSeat = Schemas['PlannedSeatOut']
export type SeatPlan = Schemas['PlanSeatsBody']
export type NewSeats = Schemas['AddSeatsBody']
export type PhoneSetUp = Schemas['PhoneSetUpOut']
export type SeatDevice = Schemas['SeatDeviceOut']
export type SkillMatrix = Schemas['SkillMatrixOut']
export type OperatorSkills = Schemas['OperatorSkillsOut']

export function listPlannedSeats(): Promise<PlannedSeat[]> {
  return call(() => client.GET('/api/telephony/seats'))
}

export async function planSeats(body: SeatPlan): Promise<number> {
  return (await call(() => client.POST('/api/telephony/seats/plan', { body }))).changed
}

export async function addSeats(body: NewSeats): Promise<number> {
  return (await call(() => client.POST('/api/telephony/seats/add', { body }))).changed
}

/** Passwords included; the server keeps a record of who took them. */
export function takePhones(extensions: string[]): Promise<PhoneSetUp[]> {
  return call(() => client.POST('/api/telephony/seats/phones', { body: { extensions } }))
}

export function listDevices(): Promise<SeatDevice[]> {
  return call(() => client.GET('/api/telephony/seat-devices'))
}

export function decideDevice(
  id: number,
  decision: 'approve' | 'refuse' | 'revoke',
): Promise<SeatDevice> {
  const path = { device_id: id, decision }
  return call(() =>
    client.POST('/api/telephony/seat-devices/{device_id}/{decision}', { params: { path } }),
  )
}

export function getSkillMatrix(): Promise<SkillMatrix> {
  return call(() => client.GET('/api/telephony/skills'))
}

export async function saveSkills(
  operators: { operator_id: number; skills: Record<string, number> }[],
): Promise<number> {
  return (await call(() => client.POST('/api/telephony/skills/save', { body: { operators } }))).changed
}
