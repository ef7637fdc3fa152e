/** The WebSocket to call control: says hello, pings, and comes back by itself. */
import type { FromPage, ToPage } from './messages'

export interface LinkEvents {
  connecting(): void
  disconnected(): void
  message(message: ToPage): void
}

export interface LinkAccount {
  websocket_url: string
  ticket: string
  page_id: string
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 8000
const PING_MS = 10_000
/** Silence after which the connection counts as dead: two pings without an answer. */
const SILENCE_MS = 25_000

export function backOff(attempt: number, random = Math.random()): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt)
  return Math.round(wait * (0.75 + random / 2))
}

export class Link {
  private socket: WebSocket | null = null
  private attempt = 0
  private heardAt = 0
  private wanted = false
  private takeOver = false
  private redial: ReturnType<typeof setTimeout> | undefined
  private pulse: ReturnType<typeof setInterval> | undefined
  private account: LinkAccount
  private readonly events: LinkEvents
  private readonly freshTicket: () => Promise<string | null>

  constructor(account: LinkAccount, events: LinkEvents, freshTicket: () => Promise<string | null>) {
    this.account = account
    this.events = events
    this.freshTicket = freshTicket
  }

  open(takeOver = false): void {
    this.close()
    this.wanted = true
    this.takeOver = takeOver
    this.attempt = 0
    this.dial()
  }

  /** Say it now; false when nobody listens. */
  say(message: FromPage): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false
    this.socket.send(JSON.stringify(message))
    return true
  }

  close(): void {
    this.wanted = false
    clearTimeout(this.redial)
    clearInterval(this.pulse)
    const socket = this.socket
    this.socket = null
    socket?.close()
  }

  private dial(): void {
    this.events.connecting()
    const socket = new WebSocket(this.account.websocket_url)
    this.socket = socket
    socket.addEventListener('open', () => this.greet(socket))
    socket.addEventListener('message', (event) => this.hear(socket, String(event.data)))
    socket.addEventListener('close', () => this.lose(socket))
  }

  private greet(socket: WebSocket): void {
    const { ticket, page_id } = this.account
    socket.send(JSON.stringify({ type: 'hello', ticket, page_id, take_over: this.takeOver }))
    this.heardAt = Date.now()
    clearInterval(this.pulse)
    this.pulse = setInterval(() => {
      if (Date.now() - this.heardAt > SILENCE_MS) this.lose(socket)
      else this.say({ type: 'ping' })
    }, PING_MS)
  }

  private hear(socket: WebSocket, text: string): void {
    if (socket !== this.socket) return
    this.heardAt = Date.now()
    const message = JSON.parse(text) as ToPage
    if (message.type === 'welcome') {
      this.attempt = 0
      this.takeOver = false
    }
    if (message.type === 'refused' && message.code === 'bad_ticket') {
      void this.renew(socket)
      return
    }
    if (message.type === 'replaced' || isElsewhere(message)) this.close()
    this.events.message(message)
  }

  private async renew(socket: WebSocket): Promise<void> {
    const ticket = await this.freshTicket()
    if (ticket !== null) this.account = { ...this.account, ticket }
    if (socket === this.socket) this.lose(socket)
  }

  private lose(socket: WebSocket): void {
    if (socket !== this.socket) return
    clearInterval(this.pulse)
    this.socket = null
    socket.close()
    if (!this.wanted) return
    this.events.disconnected()
    this.redial = setTimeout(() => this.dial(), backOff(this.attempt))
    this.attempt += 1
  }
}

function isElsewhere(message: ToPage): boolean {
  return message.type === 'refused' && message.code === 'already_open'
}
