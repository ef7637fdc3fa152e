import { rememberCsrfToken, request } from './http'
import type { SessionView } from './types'

async function remembering(answer: Promise<SessionView>): Promise<SessionView> {
  const session = await answer
  rememberCsrfToken(session.csrf_token)
  return session
}

export function fetchSession(): Promise<SessionView> {
  return remembering(request('GET', '/session', { mayAsk: false }))
}

export function signIn(username: string, password: string): Promise<SessionView> {
  const body = { username, password }
  return remembering(request('POST', '/session', { body, mayAsk: false }))
}

export function signOut(): Promise<void> {
  return request('DELETE', '/session', { mayAsk: false })
}

export function changePassword(oldPassword: string, newPassword: string): Promise<void> {
  const body = { old_password: oldPassword, new_password: newPassword }
  return request('POST', '/session/password', { body })
}
