/** The 12345 hotline's softphone bar for any web page (软电话条 SDK). */

/** What the platform gives who checks in at a seat: `POST /api/seats/check-in`. */
export interface SeatAccess {
  seat: string
  device: string
  is_home: boolean
  /** What the person may do, such as `dial`. */
  rights: string[]
  ticket: string
  websocket_url: string
  sip: { uri: string; username: string; password: string; websocket_url: string } | null
}

export type Device = 'browser' | 'desk_phone'

export type OperatorState =
  | 'signed_out'
  | 'not_ready'
  | 'break'
  | 'ready'
  | 'offered'
  | 'talking'
  | 'wrap_up'

export type CallPhase =
  | 'preview'
  | 'offered'
  | 'dialling'
  | 'talking'
  | 'held'
  | 'consulting'
  | 'reconnecting'

export interface Target {
  kind: 'operator' | 'queue' | 'outside' | 'slot'
  /** Operator id, queue name, outside contact's name or number, parking slot. */
  value: string
}

export interface Party {
  party_id: string
  kind: 'operator' | 'outside' | 'supervisor'
  label: string
  state: 'ringing' | 'consulting' | 'joined'
  since: string
}

/** The operator's call; see `CallView` in docs/generated/asyncapi.json. */
export interface Call {
  call_id: string
  direction: 'inbound' | 'outbound'
  phase: CallPhase
  caller: string
  dialled: string
  queue: string
  language: string
  purpose: string
  reference: string
  label: string
  waited_seconds: number
  offered_at: string
  answered_at: string | null
  parties: Party[]
  recording: 'off' | 'on' | 'paused'
  reasons: string[]
  digits: { label: string; digits: string }[]
  transferred_from: string
  is_test: boolean
}

export interface Options {
  /** The platform's address, such as `https://12345.example.gov.cn`; without it this page's own. */
  server?: string
  /** Check in at this seat at once; without it the person chooses one. */
  seat?: string
  device?: Device
  /**
   * How to get access when the platform's session cookie cannot be used, as on a page of another
   * domain: your own server checks in for the person and passes the answer on.
   */
  access?: (renew: boolean) => Promise<SeatAccess>
  /** Another page's own messages instead of the bar's. */
  tell?: (level: 'error' | 'warning', text: string) => void
}

export interface Events {
  /** The call in hand changed; null when it is over. */
  call: Call | null
  /** A call that was talked is over. */
  ended: Call
  state: OperatorState
}

export interface Softphone {
  readonly element: HTMLElement
  readonly call: Call | null
  readonly state: OperatorState
  readonly seat: string | null
  /** Listen; the answer stops listening. */
  on<Name extends keyof Events>(name: Name, listener: (about: Events[Name]) => void): () => void
  checkIn(seat: string, device?: Device): Promise<void>
  checkOut(): Promise<void>
  setState(state: 'ready' | 'not_ready' | 'break', reason?: string): void
  finishWrapUp(): void
  /** Ring this operator, then the number (点击拨号). */
  dial(number: string, label?: string): Promise<void>
  answer(): void
  hangUp(): void
  toggleHold(): void
  toggleMute(): void
  sendDigit(digit: string): void
  blindTransfer(target: Target): void
  consult(target: Target): void
  cancelConsult(): void
  completeTransfer(): void
  conference(): void
  addParty(target: Target): void
  dropParty(partyId: string): void
  park(): void
  retrieve(slot: string): void
  toggleRecording(): void
  /** Take the bar away; the seat stays taken, a reload sits down there again. */
  destroy(): void
}

/** Put the bar into the page. One bar per page. */
export function mount(place: HTMLElement | string, options?: Options): Softphone

declare global {
  /** When loaded by `<script src=".../sdk/softphone.js">`. */
  const HotlineSoftphone: { mount: typeof mount }
}
