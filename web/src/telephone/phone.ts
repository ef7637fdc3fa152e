/** A telephone in the page: registers, rings, carries one voice. */
import type { Quality } from './quality'

/** Where and as whom the phone registers. */
export interface SipAccount {
  uri: string
  username: string
  password: string
  websocket_url: string
}

export type Registration = 'none' | 'connecting' | 'registered' | 'failed'

export interface PhoneEvents {
  registration(state: Registration): void
  /** An INVITE for this call is here and rings, or was answered by itself. */
  ringing(callId: string): void
  /** Voice flows both ways. */
  connected(callId: string): void
  /** The leg is gone; the call itself may live on (call control says). */
  ended(callId: string): void
  /** The citizen's picture of a video call; null when it is gone. */
  picture(stream: MediaStream | null): void
  /** What our own camera sees; null while it is closed, as at the beginning of every call. */
  camera(stream: MediaStream | null): void
  /** How well the voice travels; null when there is none to measure. */
  quality(heard: Quality | null): void
  /** The microphone could not be opened; Chinese. */
  troubled(message: string): void
}

export interface Phone {
  start(account: SipAccount, events: PhoneEvents): void
  /** Unregister and drop everything. */
  stop(): void
  /** Answer now, or as soon as the INVITE of this call arrives. */
  answer(callId: string): void
  /** End our leg without asking call control; for when it cannot be asked. */
  dropLeg(): void
  setMuted(muted: boolean): void
  /** Open the camera and send what it sees, or close it; the event `camera` follows. */
  setCamera(on: boolean): void
  sendDigit(digit: string): void
}
