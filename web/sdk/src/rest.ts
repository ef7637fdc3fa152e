/** The platform's REST doors that a softphone needs, by plain fetch with its session cookie. */
import type { SeatAccess, SeatDoor } from '../../src/telephone/seatAccess'

export class RestError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'RestError'
    this.status = status
  }
}

export interface SeatChoice {
  extension: string
  label: string
  kind: 'hall' | 'home'
  is_free: boolean
  is_mine: boolean
}

interface Said {
  message?: string
  code?: string
}

interface Session {
  authenticated: boolean
  csrf_token: string
}

const SILENT = '无法连接热线平台，请检查网络后重试。'
const REFUSED = '热线平台没有接受请求，请重试。'

export class Rest implements SeatDoor {
  private csrfToken = ''
  readonly server: string

  constructor(server: string) {
    this.server = server.replace(/\/+$/, '')
  }

  private async ask(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.server}/api${path}`, {
      method,
      credentials: 'include',
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'X-CSRFToken': this.csrfToken }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    }).catch(() => {
      throw new RestError(0, SILENT)
    })
  }

  /** A token that has gone stale, as after signing in anew in another tab, is fetched once. */
  private async send<T>(method: string, path: string, body?: unknown, mayRenew = true): Promise<T> {
    const answer = await this.ask(method, path, body)
    const said = (await answer.json().catch(() => null)) as Said | null
    if (answer.ok) return said as T
    if (mayRenew && answer.status === 403 && said?.code === 'csrf') {
      await this.isSignedIn()
      return this.send(method, path, body, false)
    }
    throw new RestError(answer.status, said?.message ?? REFUSED)
  }

  /** Whether somebody is signed in; keeps the token that every change needs. */
  async isSignedIn(): Promise<boolean> {
    const session = await this.send<Session>('GET', '/session')
    this.csrfToken = session.csrf_token
    return session.authenticated
  }

  listSeats(): Promise<SeatChoice[]> {
    return this.send('GET', '/seats')
  }

  checkIn(seat: string, device: 'browser' | 'desk_phone'): Promise<SeatAccess> {
    return this.send('POST', '/seats/check-in', { seat, device })
  }

  freshTicket(): Promise<SeatAccess> {
    return this.send('POST', '/seats/ticket')
  }

  checkOut(): Promise<unknown> {
    return this.send('POST', '/seats/check-out')
  }

  dial(number: string, label: string): Promise<unknown> {
    return this.send('POST', '/telephony/calls', { number, label })
  }
}
