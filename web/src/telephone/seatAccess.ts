/** What the platform gives who checks in at a seat; `CheckedInOut` of its API. */
import type { SipAccount } from './phone'

export interface SeatAccess {
  seat: string
  device: string
  is_home: boolean
  /** What the person may do at call control, such as `dial` or `supervise`. */
  rights: string[]
  ticket: string
  websocket_url: string
  sip: SipAccount | null
}

/** The platform's REST doors of a seat; each throws what the caller understands. */
export interface SeatDoor {
  checkIn(seat: string, device: 'browser' | 'desk_phone'): Promise<SeatAccess>
  /** The same again for the running session, with a fresh ticket. */
  freshTicket(): Promise<SeatAccess>
  checkOut(): Promise<unknown>
  /** Ring the operator, then the number. */
  dial(number: string, label: string): Promise<unknown>
}
