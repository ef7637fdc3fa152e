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
