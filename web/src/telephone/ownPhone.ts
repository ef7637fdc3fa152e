/** The page's phone over a session: made when needed, its happenings as one snapshot. */
import type { Phone, Registration, SipAccount } from './phone'
import type { Quality } from './quality'

export interface PhoneState {
  registration: Registration
  /** The call whose voice this page carries right now. */
  voiceOf: string | null
  muted: boolean
  /** Chinese; the microphone could not be opened, the sound not be played. */
  trouble: string
  /** A video call: what the citizen shows, and what our camera sees. */
  picture: MediaStream | null
  ownPicture: MediaStream | null
  /** How well the voice travels, once it was measured. */
  quality: Quality | null
}

export const NO_PHONE: PhoneState = {
  registration: 'none',
  voiceOf: null,
  muted: false,
  trouble: '',
  picture: null,
  ownPicture: null,
  quality: null,
}

export class OwnPhone {
  private phone: Phone | null = null
  private isMaking = false
  private isWanted = false
  private state = NO_PHONE
  private readonly make: () => Promise<Phone>
  private readonly changed: (state: PhoneState) => void

  constructor(make: () => Promise<Phone>, changed: (state: PhoneState) => void) {
    this.make = make
    this.changed = changed
  }

  private set(changes: Partial<PhoneState>): void {
    this.state = { ...this.state, ...changes }
    this.changed(this.state)
  }

  async start(account: SipAccount): Promise<void> {
    this.isWanted = true
    if (this.phone || this.isMaking) return
    this.isMaking = true
    const made = await this.make().finally(() => {
      this.isMaking = false
    })
    if (!this.isWanted) return
    this.phone = made
    made.start(account, {
      registration: (registration) => this.set({ registration }),
      ringing: () => {},
      connected: (callId) => this.set({ voiceOf: callId, trouble: '' }),
      ended: () => this.set({ voiceOf: null }),
      picture: (picture) => this.set({ picture }),
      camera: (ownPicture) => this.set({ ownPicture }),
      quality: (quality) => this.set({ quality }),
      troubled: (trouble) => this.set({ trouble }),
    })
  }

  stop(): void {
    this.isWanted = false
    this.phone?.stop()
    this.phone = null
    this.set(NO_PHONE)
  }

  answer(callId: string): void {
    this.set({ trouble: '' })
    this.phone?.answer(callId)
  }

  toggleCamera(): void {
    this.set({ trouble: '' })
    this.phone?.setCamera(this.state.ownPicture === null)
  }

  dropLeg(): void {
    this.phone?.dropLeg()
  }

  setMuted(muted: boolean): void {
    this.phone?.setMuted(muted)
    this.set({ muted })
  }

  sendDigit(digit: string): void {
    this.phone?.sendDigit(digit)
  }

  /** The call is over: the next one begins heard and without an old complaint. */
  clear(): void {
    this.setMuted(false)
    this.set({ trouble: '' })
  }
}
