import { request } from './http'
import type { CheckIn, Device, SeatView } from './types'

export function listSeats(): Promise<SeatView[]> {
  return request('GET', '/seats')
}

export function checkIn(seat: string, device: Device): Promise<CheckIn> {
  return request('POST', '/seats/check-in', { body: { seat, device } })
}

/** A fresh ticket for the seat this person already sits at; 404 or 409 when there is none. */
export function freshTicket(): Promise<CheckIn> {
  return request('POST', '/seats/ticket')
}

export function checkOut(): Promise<void> {
  return request('POST', '/seats/check-out')
}
