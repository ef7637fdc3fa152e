/** A WebSocket to call control: says hello, pings, and comes back by itself. */
import { openLine } from './openLine'

interface Spoken {
  type: string
}

export interface LinkEvents<Heard> {
  connecting(): void
  disconnected(): void
  message(message: Heard): void
}

/** How one kind of page greets call control. */
export interface LinkManner<Said> {
  address(): string
  hello(takeOver: boolean): Said
  /** The ticket was refused: get a fresh one; the link then dials again. */
  renew(): Promise<void>
}

/** Answers to a greeting after which dialling again is no use until somebody asks for it. */
const FINAL = new Set(['already_open', 'no_licence', 'not_secure'])
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 8000
const PING_MS = 10_000
/** Silence after which the connection counts as dead: two pings without an answer. */
const SILENCE_MS = 25_000
/** After the network changed, one unanswered ping is enough. */
const CHECK_MS = 3000

export function backOff(attempt: number, random = Math.random()): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt)
  return Math.round(wait * (0.75 + random / 2))
}

export class Link<Said extends Spoken, Heard extends Spoken> {
  private socket: WebSocket | null = null
  private attempt = 0
  private heardAt = 0
  private wanted = false
  private takeOver = false
  private redial: ReturnType<typeof setTimeout> | undefined
  private pulse: ReturnType<typeof setInterval> | undefined
  private readonly manner: LinkManner<Said>
  private readonly events: LinkEvents<Heard>

  constructor(manner: LinkManner<Said>, events: LinkEvents<Heard>) {
    this.manner = manner
    this.events = events
  }

  open(takeOver = false): void {
    this.close()
    this.wanted = true
    this.takeOver = takeOver
    this.attempt = 0
    this.dial()
  }

  /** Say it now; false when nobody listens. */
  say(message: Said | { type: 'ping' }): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false
    this.socket.send(JSON.stringify(message))
    return true
  }

  /** The network changed: find out quickly whether the connection outlived it. */
  check(): void {
    if (!this.wanted) return
    const socket = this.socket
    if (!socket) {
      clearTimeout(this.redial)
      this.attempt = 0
      this.dial()
      return
    }
    const asked = Date.now()
    if (!this.say({ type: 'ping' })) return
    setTimeout(() => {
      if (this.heardAt < asked) this.lose(socket)
    }, CHECK_MS)
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
    const socket = openLine(this.manner.address())
    this.socket = socket
    socket.addEventListener('open', () => this.greet(socket))
    socket.addEventListener('message', (event) => this.hear(socket, String(event.data)))
    socket.addEventListener('close', () => this.lose(socket))
  }

  private greet(socket: WebSocket): void {
    socket.send(JSON.stringify(this.manner.hello(this.takeOver)))
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
    const message = JSON.parse(text) as Heard & { code?: string }
    if (message.type === 'refused' && message.code === 'bad_ticket') {
      void this.renew(socket)
      return
    }
    if (message.type !== 'refused' && message.type !== 'pong') {
      this.attempt = 0
      this.takeOver = false
    }
    if (message.type === 'replaced' || FINAL.has(message.code ?? '')) this.close()
    this.events.message(message)
  }

  private async renew(socket: WebSocket): Promise<void> {
    await this.manner.renew()
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
