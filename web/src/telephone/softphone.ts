/**
 * An operator's telephone without any page: the seat, the session at call control, the phone.
 *
 * Everything a page draws is in `state`; `subscribe` tells when it changed.
 */
import { callActs, type CallActs } from './callActs'
import { noSession, reduce, type CallSession, type Happening } from './callSession'
import { reasonLabel } from './labels'
import type { FromPage, ToPage } from './messages'
import { operatorLink, type OperatorLink } from './operatorLink'
import { NO_PHONE, OwnPhone, type PhoneState } from './ownPhone'
import { pageId } from './pageId'
import type { Phone } from './phone'
import type { Ringer } from './ringer'
import type { SeatAccess, SeatDoor } from './seatAccess'

export interface SoftphoneState {
  session: CallSession
  seat: SeatAccess | null
  phone: PhoneState
  answering: boolean
  /** Looking whether this person sits somewhere already. */
  restoring: boolean
}

export interface Surroundings {
  seats: SeatDoor
  makePhone(): Promise<Phone>
  ringer: Pick<Ringer, 'start' | 'stop'>
  tell(level: 'error' | 'warning', text: string): void
  /** Whether the failure of `freshTicket` says: no seat here (any more). */
  isNoSeat(failure: unknown): boolean
  /** Kept over a reload of the tab: whether this person sat at a seat. */
  rememberSeated(seated: boolean): void
  wasSeated(): boolean
}

const NOT_CONNECTED = '与话务服务的连接已断开，正在自动重连，请稍候再试。'
const NOT_RESTORED = '暂时无法恢复坐席，请稍后在工作台重新签入。'
const NOT_DIALLED = '未能呼出，请稍后重试。'
const ANSWERING_MS = 1500

export class Softphone {
  state: SoftphoneState = {
    session: noSession(),
    seat: null,
    phone: NO_PHONE,
    answering: false,
    restoring: false,
  }
  readonly acts: CallActs
  private link: OperatorLink | null = null
  private readonly phone: OwnPhone
  private readonly listeners = new Set<(state: SoftphoneState) => void>()
  private readonly around: Surroundings

  constructor(around: Surroundings) {
    this.around = around
    this.acts = callActs(
      (message) => this.say(message),
      () => this.state.session.call,
    )
    this.phone = new OwnPhone(
      () => around.makePhone(),
      (phone) => this.phoneChanged(phone),
    )
  }

  subscribe(listener: (state: SoftphoneState) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private set(changes: Partial<SoftphoneState>): void {
    this.state = { ...this.state, ...changes }
    const rings =
      this.isBrowser && !this.state.answering && this.state.session.call?.phase === 'offered'
    if (rings) this.around.ringer.start()
    else this.around.ringer.stop()
    for (const listener of this.listeners) listener(this.state)
  }

  private phoneChanged(phone: PhoneState): void {
    const isNew = phone.trouble !== '' && phone.trouble !== this.state.phone.trouble
    this.set({ phone })
    if (isNew) this.around.tell('error', phone.trouble)
  }

  get isBrowser(): boolean {
    return this.state.seat?.device === 'browser'
  }

  // ---- the seat

  async checkIn(seat: string, device: 'browser' | 'desk_phone'): Promise<void> {
    const access = await this.around.seats.checkIn(seat, device)
    this.link?.close()
    this.phone.stop()
    await this.sit(access)
  }

  private async sit(seat: SeatAccess): Promise<void> {
    this.set({ seat })
    this.around.rememberSeated(true)
    await this.connect(false)
  }

  /** After a reload, or in another tab: sit down again where this person already sits. */
  async restore(): Promise<void> {
    if (this.state.seat || this.state.restoring) return
    this.set({ restoring: true })
    try {
      await this.sit(await this.around.seats.freshTicket())
    } catch (failure) {
      if (this.around.isNoSeat(failure)) this.around.rememberSeated(false)
      else if (this.around.wasSeated()) this.around.tell('warning', NOT_RESTORED)
    } finally {
      this.set({ restoring: false })
    }
  }

  /** Put the phone down and forget the seat, without asking anybody. */
  leave(): void {
    this.link?.close()
    this.link = null
    this.phone.stop()
    this.around.rememberSeated(false)
    this.set({ seat: null })
    this.happen({ type: 'closed' })
  }

  /** Let go of call control and the phone, as a page does that is closed; the seat stays taken. */
  pause(): void {
    this.link?.close()
    this.link = null
    this.phone.stop()
    this.happen({ type: 'closed' })
  }

  async checkOut(): Promise<void> {
    this.link?.say({ type: 'sign_out' })
    await this.around.seats.checkOut()
    this.leave()
  }

  /** Ring this operator's own phone, then the number (点击拨号). */
  async dial(number: string, label = ''): Promise<void> {
    try {
      await this.around.seats.dial(number, label)
    } catch (failure) {
      this.around.tell('error', failure instanceof Error ? failure.message : NOT_DIALLED)
    }
  }

  // ---- the session

  /** Open the session; `takeOver` takes it from the page that has it. */
  async connect(takeOver: boolean): Promise<void> {
    this.link?.close()
    const link = operatorLink(
      {
        address: () => this.state.seat?.websocket_url ?? '',
        ticket: () => this.state.seat?.ticket ?? '',
        renew: () => this.renewTicket(),
        heldCall: () => this.state.phone.voiceOf,
      },
      await pageId(),
      {
        connecting: () => this.happen({ type: 'connecting' }),
        disconnected: () => this.happen({ type: 'disconnected' }),
        message: (message) => this.hear(message),
      },
    )
    if (!this.state.seat) return
    this.link = link
    link.open(takeOver)
  }

  private async renewTicket(): Promise<void> {
    try {
      this.set({ seat: await this.around.seats.freshTicket() })
    } catch (failure) {
      if (this.around.isNoSeat(failure)) this.leave()
    }
  }

  private happen(happening: Happening): void {
    this.set({ session: reduce(this.state.session, happening) })
  }

  private hear(message: ToPage): void {
    const before = this.state.session.link
    this.happen({ type: 'message', message, receivedAt: Date.now() })
    switch (message.type) {
      case 'refused':
        if (this.state.session.link === before) this.around.tell('error', message.message)
        break
      case 'replaced':
        this.phone.stop()
        break
      case 'welcome':
        if (this.isBrowser && this.state.seat?.sip) void this.phone.start(this.state.seat.sip)
        break
      case 'state':
        if (message.state === 'signed_out') this.signedOut(message.reason)
        break
      case 'call':
        if (message.call === null) this.phone.clear()
        break
    }
  }

  private signedOut(reason: string): void {
    if (reason) this.around.tell('warning', `您已签出坐席：${reasonLabel(reason)}。`)
    this.leave()
  }

  /** The network changed: find out quickly whether the connection outlived it. */
  check(): void {
    this.link?.check()
  }

  private say(message: FromPage): boolean {
    if (this.link?.say(message)) return true
    this.around.tell('warning', NOT_CONNECTED)
    return false
  }

  setState(state: 'ready' | 'break' | 'not_ready', reason = ''): void {
    this.say({ type: 'set_state', state, reason })
  }

  finishWrapUp(): void {
    this.say({ type: 'finish_wrap_up' })
  }

  readNotices(): void {
    this.happen({ type: 'read' })
  }

  // ---- the phone

  answer(): void {
    const call = this.state.session.call
    if (call?.phase !== 'offered' || !this.isBrowser || this.state.answering) return
    this.set({ answering: true })
    this.phone.answer(call.call_id)
    setTimeout(() => this.set({ answering: false }), ANSWERING_MS)
  }

  /** Refuse what rings, give back what waits, end what is talked; also without call control. */
  hangUp(): void {
    const call = this.state.session.call
    if (!call) return
    if (call.phase === 'preview') this.acts.skipPreview()
    else if (call.phase === 'offered' && call.direction === 'inbound') this.acts.decline()
    else if (!this.link?.say({ type: 'hang_up', call_id: call.call_id })) this.phone.dropLeg()
  }

  toggleMute(): void {
    const call = this.state.session.call
    if (!call || call.phase === 'offered' || !this.isBrowser) return
    this.phone.setMuted(!this.state.phone.muted)
  }

  toggleCamera(): void {
    this.phone.toggleCamera()
  }

  sendDigit(digit: string): void {
    this.phone.sendDigit(digit)
  }
}
