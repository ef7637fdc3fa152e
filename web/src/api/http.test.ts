import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError, UNREACHABLE } from './errors'
import { call, client, onSessionExpired, rememberCsrfToken } from './http'

type Script = [status: number, body: unknown]

let asked: Request[]

function answer(...script: Script[]): void {
  asked = []
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request)
    const [status, body] = script[asked.length - 1] ?? [500, null]
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return new Response(text, { status, headers: { 'Content-Type': 'application/json' } })
  })
}

const OUT = { code: 'not_signed_in', message: '登录已失效，请重新登录。', fields: {} }
const SESSION = { authenticated: true, csrf_token: 'fresh', user: null }
const checkOut = () => call(() => client.POST('/api/seats/check-out'))

describe('a request', () => {
  beforeEach(() => rememberCsrfToken('token'))
  afterEach(() => onSessionExpired(null))

  it('carries the token against forgery', async () => {
    answer([200, { checked_out: true }])
    expect(await checkOut()).toEqual({ checked_out: true })
    expect(asked[0]?.headers.get('X-CSRFToken')).toBe('token')
  })

  it('is refused with the server’s own words and fields', async () => {
    const fields = { 'demands.0.place': '必填' }
    answer([422, { code: 'invalid', message: '提交的内容有误，请按提示修改。', fields }])
    const refusal = await checkOut().catch((problem: unknown) => problem)
    expect(refusal).toBeInstanceOf(ApiError)
    expect(refusal).toMatchObject({ status: 422, code: 'invalid', fields })
  })

  it('is sent again once the person has signed in again', async () => {
    const ask = vi.fn(async () => true)
    onSessionExpired(ask)
    answer([401, OUT], [200, { checked_out: true }])
    expect(await checkOut()).toEqual({ checked_out: true })
    expect(ask).toHaveBeenCalledOnce()
  })

  it('asks only once, and gives up when the person does', async () => {
    onSessionExpired(async () => true)
    answer([401, OUT], [401, OUT])
    await expect(checkOut()).rejects.toMatchObject({ status: 401 })
    onSessionExpired(async () => false)
    answer([401, OUT])
    await expect(checkOut()).rejects.toMatchObject({ status: 401 })
    expect(asked).toHaveLength(1)
  })

  it('fetches a fresh token when the old one has gone stale', async () => {
    answer(
      [403, { code: 'csrf', message: '页面已过期，请刷新后重试。' }],
      [200, SESSION],
      [200, { checked_out: true }],
    )
    await checkOut()
    expect(asked[2]?.headers.get('X-CSRFToken')).toBe('fresh')
  })

  it('says in Chinese that nobody answers, or that the answer is no answer', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(checkOut()).rejects.toMatchObject({ code: UNREACHABLE })
    answer([502, '<html>Bad Gateway</html>'])
    await expect(checkOut()).rejects.toMatchObject({ message: '服务器暂时不可用，请稍后重试。' })
  })
})
