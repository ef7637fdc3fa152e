/** The phone of a lesson: it needs no microphone and carries no voice. */
import type { Phone, PhoneEvents, SipAccount } from '@/telephone/phone'

export class QuietPhone implements Phone {
  private events: PhoneEvents | null = null
  private readonly answered: () => void

  constructor(answered: () => void) {
    this.answered = answered
  }

  start(_account: SipAccount, events: PhoneEvents): void {
    this.events = events
    events.registration('registered')
  }

  stop(): void {
    this.events?.registration('none')
    this.events = null
  }

  answer(callId: string): void {
    this.answered()
    this.events?.connected(callId)
  }

  dropLeg(): void {
    // There is no leg.
  }

  setMuted(): void {
    // Nobody listens.
  }

  setCamera(): void {
    this.events?.camera(null)
  }

  sendDigit(): void {
    // Nobody counts them.
  }
}
