/** The server of one lesson: it answers for made-up orders and keeps every act within the page. */
import { send, type PracticeServer } from '@/api/practice'
import type { DepartmentView, OrderDetail } from '@/api/types'
import type { RoleName } from '@/features/sign-in'

import { besideOrder, presence, suggestionsFor } from './besideOrder'
import { CallLine } from './callLine'
import { FloorLine } from './floorLine'
import { followUpDetail, FollowUps, HANDLED } from './followUps'
import { MARK, MATTERS, practiceOrder } from './orders'
import { json, notFound, onlyPractice } from './page'
import { practicePeople, practicePerson } from './people'
import { CALL_ADDRESS, CHECKED_IN, FLOOR_ADDRESS, FLOOR_TICKET, POP, SEAT } from './seats'
import { Tray } from './tray'

/** Who is signed in, and questions that are put by POST: these keep nothing of an order. */
const THROUGH = new Set([
  '/api/session',
  '/api/session/password',
  '/api/places/about',
  '/api/duplicates/search',
  '/api/routing/suggest',
  '/api/shield/preview',
])

/** An order of the lesson, and the part of it that is asked for. */
const ORDER = new RegExp(String.raw`^/api/work-orders/(${MARK}-\d+)(?:/(.*))?$`)

type Found = [path: string, method: string, url: URL, body: Record<string, unknown>]

export class Lesson implements PracticeServer {
  readonly role: RoleName
  private readonly tray: Tray
  private readonly followUps = new FollowUps()
  private readonly name: string
  private departments: DepartmentView[] | null = null
  private call: CallLine | null = null

  constructor(role: RoleName, name: string) {
    this.role = role
    this.name = name
    this.tray = new Tray(role, new Date())
  }

  async answer(request: Request): Promise<Response | null> {
    const url = new URL(request.url)
    const path = decodeURIComponent(url.pathname)
    if (THROUGH.has(path)) return null
    const found: Found = [path, request.method, url, await bodyOf(request)]
    const answer = (await this.ofOrders(...found)) ?? this.ofRole(...found) ?? ofDrafts(...found)
    if (answer) return answer
    return request.method === 'GET' ? null : onlyPractice()
  }

  line(address: string): WebSocket | null {
    if (address === CALL_ADDRESS) {
      this.call = new CallLine(this.name)
      return this.call as unknown as WebSocket
    }
    return address === FLOOR_ADDRESS ? (new FloorLine() as unknown as WebSocket) : null
  }

  /** The phone was taken off its hook. */
  answered(): void {
    this.call?.answered()
  }

  private async ofOrders(...[path, method, url, body]: Found): Promise<Response | null> {
    if (path === '/api/work-orders') {
      if (method === 'GET') return json(this.tray.page(url.searchParams.get('tray') ?? ''))
      return json(this.tray.register(), 201)
    }
    if (path === '/api/work-orders/trays') return json(this.tray.counts())
    if (path === '/api/work-orders/ribbons') return json([])
    if (path === '/api/routing/suggestions') return json(await this.suggestAll(body))
    const [, number, part = ''] = ORDER.exec(path) ?? []
    if (!number) return null
    const order = this.find(number)
    return order ? this.ofOrder(order, part, method) : notFound()
  }

  private find(number: string): OrderDetail | undefined {
    if (this.role !== 'follow_up_operator') return this.tray.find(number)
    return MATTERS.map((_, at) => practiceOrder(at, HANDLED, new Date())).find(
      (each) => each.number === number,
    )
  }

  private async ofOrder(order: OrderDetail, part: string, method: string): Promise<Response> {
    if (part === '') return json(order)
    if (part === 'presence') return json(presence(order, new Date()))
    if (part === 'suggestions') return json(await this.suggest(order.number))
    if (method === 'GET') {
      const beside = besideOrder(order, part, new Date())
      return beside === undefined ? notFound() : json(beside)
    }
    if (!order.allowed_verbs.some(({ verb }) => verb === part)) return onlyPractice()
    this.tray.act(order.number)
    return json({ number: order.number, state: order.state, state_label: order.state_label })
  }

  private ofRole(...[path, method, url]: Found): Response | null {
    if (this.role === 'operator') return ofSeats(path, method)
    if (this.role === 'team_leader') return path === '/api/floor/ticket' ? json(FLOOR_TICKET) : null
    if (this.role === 'follow_up_operator') return this.ofFollowUps(path, method, url)
    return this.role === 'administrator' && method === 'GET' ? ofPeople(path) : null
  }

  private ofFollowUps(path: string, method: string, url: URL): Response | null {
    if (path === '/api/follow-ups') {
      return json(this.followUps.page(url.searchParams.get('tray') ?? '', new Date()))
    }
    if (path === '/api/follow-ups/trays') return json({ due: this.followUps.count })
    const [, id, act] = /^\/api\/follow-ups\/(-\d+)(?:\/(\w+))?$/.exec(path) ?? []
    if (!id) return null
    if (method === 'GET') return json(followUpDetail(-1 - Number(id), new Date()))
    return act === 'complete' ? json(this.followUps.complete(Number(id))) : onlyPractice()
  }

  private async suggestAll({ numbers }: Record<string, unknown>) {
    const wanted = Array.isArray(numbers) ? (numbers as string[]) : []
    return Promise.all(
      wanted.map(async (number) => ({ number, suggestions: await this.suggest(number) })),
    )
  }

  /** The city's own departments, so that the lesson shows names people know. */
  private async suggest(number: string) {
    this.departments ??= await departments()
    const all = this.departments
    const at = Number(number.slice(-1)) - 1
    const wanted = all.find(({ name }) => name === MATTERS[at]?.department)
    return suggestionsFor(wanted ?? all[at % Math.max(1, all.length)])
  }
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  if (request.method === 'GET') return {}
  return request
    .clone()
    .json()
    .catch(() => ({})) as Promise<Record<string, unknown>>
}

async function departments(): Promise<DepartmentView[]> {
  const answer = await send(new Request(`${globalThis.location.origin}/api/reference/departments`))
  const tree = answer.ok ? ((await answer.json()) as DepartmentView[]) : []
  const flat = (some: DepartmentView[]): DepartmentView[] =>
    some.flatMap((each) => [each, ...flat(each.children)])
  return flat(tree)
}

function ofSeats(path: string, method: string): Response | null {
  if (path === '/api/seats' && method === 'GET') return json([SEAT])
  if (path === '/api/seats/check-in') return json(CHECKED_IN)
  if (path === '/api/seats/check-out') return json({})
  if (path === '/api/seats/ticket') return notFound()
  if (path.startsWith('/api/screen-pop/')) return json(POP)
  if (path.startsWith('/api/heard-calls/')) return notFound()
  return null
}

function ofPeople(path: string): Response | null {
  if (path === '/api/administration/people') return json(practicePeople(new Date()))
  const [, id] = /^\/api\/administration\/people\/(-\d+)$/.exec(path) ?? []
  const person = id ? practicePerson(Number(id), new Date()) : undefined
  return person ? json(person) : null
}

/** The form of a lesson is not kept: it is gone with the lesson. */
function ofDrafts(...[path, method]: Found): Response | null {
  if (path === '/api/order-drafts') {
    if (method === 'GET') return json([])
    return json({ saved_at: new Date().toISOString(), slot: '', version: 1 })
  }
  return path === '/api/order-drafts/drop' ? json({}) : null
}
