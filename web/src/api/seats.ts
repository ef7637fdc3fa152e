import { call, client } from './http'
import type { CheckIn, Device, SeatView } from './types'

export function listSeats(): Promise<SeatView[]> {
  return call(() => client.GET('/api/seats'))
}

export function checkIn(seat: string, device: Device): Promise<CheckIn> {
  return call(() => client.POST('/api/seats/check-in', { body: { seat, device } }))
}

/** A fresh ticket for the seat this person already sits at; 404 or 409 when there is none. */
export function freshTicket(): Promise<CheckIn> {
  return call(() => client.POST('/api/seats/ticket'))
}

export function checkOut(): Promise<unknown> {
  return call(() => client.POST('/api/seats/check-out'))
}

/** Ring the operator, then an outside number (点击拨号). */
export function placeCall(number: string, label: string): Promise<unknown> {
  return call(() => client.POST('/api/telephony/calls', { body: { number, label } }))
}

/** How this browser stands with a home seat: `none`, `asked` or `bound`. */
export async function thisDevice(extension: string): Promise<string> {
  const params = { path: { extension } }
  const { state } = await call<Record<string, string>>(() =>
    client.GET('/api/seats/{extension}/device', { params }),
  )
  return state ?? 'none'
}

/** Ask to use a home seat on this browser; an administrator decides. */
export function requestDevice(extension: string, label: string): Promise<unknown> {
  const params = { path: { extension } }
  return call(() =>
    client.POST('/api/seats/{extension}/request_device', { params, body: { label } }),
  )
}
