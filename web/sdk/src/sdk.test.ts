import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { CHECKED_IN, Line } from '../../src/features/softphone/testStage'
import type { ToPage } from '../../src/telephone/messages'
import { aCall, TALKING, WELCOME } from '../../src/telephone/samples'
import type { Softphone } from '../softphone'
import { mount } from './index'

const DESK_PHONE = { ...CHECKED_IN, device: 'desk_phone', sip: null }
const SEATS = [
  { extension: '8001', label: '', kind: 'hall', is_free: true, is_mine: false },
  { extension: '8002', label: '', kind: 'hall', is_free: false, is_mine: false },
]
const NO_SEAT = { status: 409, body: { code: 'not_checked_in', message: '您还没有签入坐席。' } }

type Answers = Record<string, unknown>
let answers: Answers
let asked: { method: string; path: string; token: string | undefined; body: unknown }[]
let phone: Softphone | null = null

function platform(address: string, request: RequestInit): Promise<Response> {
  const path = new URL(address).pathname
  const headers = request.headers as Record<string, string>
  const body = request.body ? JSON.parse(String(request.body)) : undefined
  asked.push({ method: request.method ?? 'GET', path, token: headers['X-CSRFToken'], body })
  const answer = answers[path] as { status?: number; body?: unknown }
  if (answer === undefined) return Promise.reject(new TypeError('Failed to fetch'))
  return Promise.resolve(Response.json(answer.body ?? answer, { status: answer.status ?? 200 }))
}

function put(options: Parameters<typeof mount>[1] = {}): ShadowRoot {
  phone = mount('#place', { server: 'https://hotline.test/', ...options })
  return phone.element.shadowRoot as ShadowRoot
}

async function seated(): Promise<void> {
  await vi.waitFor(() => expect(phone?.seat).toBe('8001'))
  await vi.waitFor(() => expect(Line.opened).toBe(1))
  Line.last.dispatchEvent(new Event('open'))
  Line.last.tell(WELCOME)
}

const tell = (message: ToPage) => Line.last.tell(message)

beforeEach(() => {
  document.body.innerHTML = '<div id="place"></div>'
  sessionStorage.clear()
  asked = []
  Line.opened = 0
  answers = {
    '/api/session': { authenticated: true, csrf_token: 'token-1' },
    '/api/seats/ticket': NO_SEAT,
    '/api/seats/check-in': DESK_PHONE,
    '/api/seats': { body: SEATS },
    '/api/telephony/calls': { call_id: 'c9' },
  }
  vi.stubGlobal('fetch', platform)
  vi.stubGlobal('WebSocket', Line)
})
afterEach(() => {
  phone?.destroy()
  phone = null
})

describe('the bar in somebody else’s page', () => {
  it('asks to sign in at the platform, and goes on when one is back', async () => {
    answers['/api/session'] = { authenticated: false, csrf_token: 'token-0' }
    const shadow = put({ seat: '8001' })
    await vi.waitFor(() => expect(shadow.querySelector('a')?.href).toBe('https://hotline.test/sign-in'))
    answers['/api/session'] = { authenticated: true, csrf_token: 'token-1' }
    globalThis.dispatchEvent(new Event('focus'))
    await seated()
    expect(asked.at(-1)).toEqual({
      method: 'POST',
      path: '/api/seats/check-in',
      token: 'token-1',
      body: { seat: '8001', device: 'browser' },
    })
  })

  it('lets the person choose a free seat', async () => {
    const shadow = put()
    await vi.waitFor(() => expect(shadow.querySelector('form')).not.toBeNull())
    const offered = [...shadow.querySelectorAll('label:first-of-type option')]
    expect(offered.map((option) => option.textContent?.trim())).toEqual(['8001'])
    shadow.querySelector('form')?.dispatchEvent(new Event('submit'))
    await seated()
    await vi.waitFor(() => expect(shadow.querySelector('[data-testid="call-panel"]')).not.toBeNull())
  })

  it('sits down again where the person already sits', async () => {
    answers['/api/seats/ticket'] = DESK_PHONE
    put()
    await seated()
    expect(asked.map(({ path }) => path)).not.toContain('/api/seats/check-in')
  })

  it('takes access from the page’s own server', async () => {
    const access = vi.fn(async () => DESK_PHONE)
    put({ access })
    await seated()
    expect(access).toHaveBeenCalledWith(false)
    expect(asked).toEqual([])
  })

  it('says in Chinese what failed, and tries again', async () => {
    delete answers['/api/session']
    const shadow = put({ seat: '8001' })
    await vi.waitFor(() => expect(shadow.textContent).toContain('无法连接热线平台'))
    answers['/api/session'] = { authenticated: true, csrf_token: 't' }
    shadow.querySelector('button')?.click()
    await seated()
  })
})

describe('the handle', () => {
  it('tells of calls and states, and stops when asked', async () => {
    const heard: unknown[] = []
    put({ seat: '8001' })
    await seated()
    const stop = phone?.on('call', (call) => heard.push(call?.phase ?? null))
    phone?.on('ended', (call) => heard.push(`ended ${call.caller}`))
    phone?.on('state', (state) => heard.push(state))
    tell({ type: 'state', state: 'talking', reason: '', since: WELCOME.server_time, until: null })
    tell({ type: 'call', call: aCall(TALKING) })
    tell({ type: 'call', call: null })
    stop?.()
    tell({ type: 'call', call: aCall(TALKING) })
    expect(heard).toEqual(['talking', 'talking', null, 'ended 13907551234'])
    expect(phone?.call?.caller).toBe('13907551234')
  })

  it('acts', async () => {
    put({ seat: '8001' })
    await seated()
    tell({ type: 'call', call: aCall(TALKING) })
    phone?.consult({ kind: 'operator', value: '9' })
    phone?.hangUp()
    expect(Line.last.words.slice(-2)).toEqual(['consult', 'hang_up'])
    await phone?.dial('089812345', '回访')
    expect(asked.at(-1)?.body).toEqual({ number: '089812345', label: '回访' })
  })

  it('fetches a stale token anew and asks once more', async () => {
    put({ seat: '8001' })
    await seated()
    answers['/api/session'] = { authenticated: true, csrf_token: 'token-2' }
    let stale = true
    Object.defineProperty(answers, '/api/telephony/calls', {
      get: () => {
        const first = stale
        stale = false
        return first ? { status: 403, body: { code: 'csrf', message: '页面已过期' } } : { body: {} }
      },
    })
    await phone?.dial('089812345')
    expect(asked.slice(-3).map(({ path, token }) => [path, token])).toEqual([
      ['/api/telephony/calls', 'token-1'],
      ['/api/session', undefined],
      ['/api/telephony/calls', 'token-2'],
    ])
  })

  it('shows refusals below the bar, or hands them to the page', async () => {
    const told: string[] = []
    put({ seat: '8001', tell: (level, text) => told.push(`${level} ${text}`) })
    await seated()
    tell({ type: 'refused', code: 'busy', message: '该热线员正忙' })
    expect(told).toEqual(['error 该热线员正忙'])
  })

  it('keeps one bar per page', () => {
    put()
    expect(() => mount('#place')).toThrow('一个页面只能有一个软电话条')
    phone?.destroy()
    expect(document.querySelector('hotline-softphone-bar')).toBeNull()
    put()
    expect(document.querySelector('hotline-softphone-bar')).not.toBeNull()
  })

  it('works as an element without script', async () => {
    document.body.innerHTML =
      '<hotline-softphone server="https://hotline.test" seat="8001"></hotline-softphone>'
    await vi.waitFor(() => expect(asked.at(-1)?.body).toEqual({ seat: '8001', device: 'browser' }))
    document.body.innerHTML = ''
  })
})
