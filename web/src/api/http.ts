/**
 * One road to the server: session cookie, CSRF header, and signing in again without losing
 * the request that met an expired session.
 */
import createClient, { type Middleware } from 'openapi-fetch'

import { toApiError, unreachable } from './errors'
import { send as sendOut } from './practice'
import type { paths } from './schema'
import { serverWords } from './serverWords'

let csrfToken = ''
let signInAgain: (() => Promise<boolean>) | null = null
let tellReach: ((isReached: boolean) => void) | null = null
/** What a proxy answers for a server that is away. */
const AWAY = new Set([502, 503, 504])

export function rememberCsrfToken(token: string): void {
  csrfToken = token
}

/** Register what asks the person to sign in again; it resolves true once that is done. */
export function onSessionExpired(ask: (() => Promise<boolean>) | null): void {
  signInAgain = ask
}

/** Register what wants to know, of every request, whether the server was there to answer it. */
export function onReach(tell: ((isReached: boolean) => void) | null): void {
  tellReach = tell
}

/** A refusal with a code is the server's own, whatever its status. */
export function isAnswered(status: number, body?: unknown): boolean {
  return !AWAY.has(status) || codeOf(body) !== undefined
}

const csrf: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-CSRFToken', csrfToken)
    return request
  },
}

/** For a road of its own, such as an upload that shows how far it is. */
export function currentCsrfToken(): string {
  return csrfToken
}

export const client = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  // Looked up at each call, so that tests may put their own in place.
  fetch: (request) => sendOut(request),
})
client.use(csrf)
if (serverWords) client.use(serverWords)

export interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

type Send<T> = () => Promise<Answer<T>>

async function attempt<T>(send: Send<T>): Promise<Answer<T>> {
  try {
    const answer = await send()
    tellReach?.(isAnswered(answer.response.status, answer.error))
    return answer
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    tellReach?.(false)
    throw unreachable()
  }
}

/** A token that has gone stale, as after a restart of the browser, is fetched anew. */
async function renewCsrfToken(): Promise<boolean> {
  const { data: session } = await attempt(() => client.GET('/api/session'))
  if (session) csrfToken = session.csrf_token
  return session !== undefined
}

function codeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
}

/**
 * Send, and return the body of a 2xx answer.
 *
 * @throws ApiError for everything else. A 401 first asks the person to sign in again and then
 * sends once more, unless `mayAsk` is false, as where a wrong password is an ordinary answer.
 */
export async function call<T>(send: Send<T>, mayAsk = true): Promise<T> {
  let answer = await attempt(send)
  const isStale = answer.response.status === 403 && codeOf(answer.error) === 'csrf'
  if (isStale && (await renewCsrfToken())) answer = await attempt(send)
  if (answer.response.ok) return answer.data as T
  if (answer.response.status === 401 && mayAsk && signInAgain && (await signInAgain())) {
    return call(send, false)
  }
  throw toApiError(answer.response.status, answer.error)
}
