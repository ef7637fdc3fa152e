/**
 * One road to the server: session cookie, CSRF header, and signing in again without losing
 * the request that met an expired session.
 */
import { toApiError, unreachable } from './errors'

let csrfToken = ''
let signInAgain: (() => Promise<boolean>) | null = null

export function rememberCsrfToken(token: string): void {
  csrfToken = token
}

/** Register what asks the person to sign in again; it resolves true once that is done. */
export function onSessionExpired(ask: (() => Promise<boolean>) | null): void {
  signInAgain = ask
}

type Method = 'GET' | 'POST' | 'DELETE'
type Query = Record<string, string | number | boolean | null | undefined>

export interface Ask {
  query?: Query
  body?: unknown
  form?: FormData
  /** False where a 401 is an ordinary answer, such as a wrong password. */
  mayAsk?: boolean
  signal?: AbortSignal
}

function address(path: string, query: Query = {}): string {
  const wanted = Object.entries(query).filter(([, value]) => value !== '' && value !== null && value !== undefined)
  const search = new URLSearchParams(wanted.map(([key, value]) => [key, String(value)]))
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`
}

async function send(method: Method, path: string, ask: Ask): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (method !== 'GET') headers['X-CSRFToken'] = csrfToken
  if (ask.body !== undefined) headers['Content-Type'] = 'application/json'
  try {
    return await fetch(address(path, ask.query), {
      method,
      headers,
      credentials: 'same-origin',
      body: ask.form ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body)),
      signal: ask.signal,
    })
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw unreachable()
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!text) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A token that has gone stale, as after a restart of the browser, is fetched anew. */
async function renewCsrfToken(): Promise<boolean> {
  const response = await send('GET', '/session', {})
  const body = (await bodyOf(response)) as { csrf_token?: string } | null
  if (!response.ok || !body?.csrf_token) return false
  csrfToken = body.csrf_token
  return true
}

/**
 * Send, and return the body of a 2xx answer.
 *
 * @throws ApiError for everything else. A 401 first asks the person to sign in again and then
 * sends once more, unless `mayAsk` is false.
 */
export async function request<T>(method: Method, path: string, ask: Ask = {}): Promise<T> {
  let response = await send(method, path, ask)
  let body = await bodyOf(response)
  if (response.status === 403 && codeOf(body) === 'csrf' && (await renewCsrfToken())) {
    response = await send(method, path, ask)
    body = await bodyOf(response)
  }
  if (response.ok) return body as T
  const mayAsk = ask.mayAsk ?? true
  if (response.status === 401 && mayAsk && signInAgain && (await signInAgain())) {
    return request<T>(method, path, { ...ask, mayAsk: false })
  }
  throw toApiError(response.status, body)
}

function codeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
}
