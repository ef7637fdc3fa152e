/** A phone without sound for tests: remembers what was asked, rings when told to. */
import type { Phone, PhoneEvents, SipAccount } from './phone'
import type { Quality } from './quality'

export class FakePhone implements Phone {
  readonly asked: string[] = []
  account: SipAccount | null = null
  private events: PhoneEvents | null = null

  start(account: SipAccount, events: PhoneEvents): void {
    this.account = account
    this.events = events
    this.asked.push('start')
    events.registration('registered')
  }

  stop(): void {
    this.asked.push('stop')
    this.events?.registration('none')
    this.events = null
  }

  answer(callId: string): void {
    this.asked.push(`answer ${callId}`)
    this.events?.connected(callId)
  }

  dropLeg(): void {
    this.asked.push('dropLeg')
  }

  setMuted(muted: boolean): void {
    this.asked.push(muted ? 'mute' : 'unmute')
  }

  setCamera(on: boolean): void {
    this.asked.push(on ? 'camera on' : 'camera off')
  }

  show(picture: MediaStream | null, own: MediaStream | null): void {
    this.events?.picture(picture)
    this.events?.camera(own)
  }

  sendDigit(digit: string): void {
    this.asked.push(`digit ${digit}`)
  }

  ring(callId: string): void {
    this.events?.ringing(callId)
  }

  measure(heard: Quality | null): void {
    this.events?.quality(heard)
  }

  lose(): void {
    this.events?.registration('failed')
  }

  end(callId: string): void {
    this.events?.ended(callId)
  }
}
