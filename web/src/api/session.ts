import { call, client, rememberCsrfToken } from './http'
import type { SessionView } from './types'

async function remembering(answer: Promise<SessionView>): Promise<SessionView> {
  const session = await answer
  rememberCsrfToken(session.csrf_token)
  return session
}

export function fetchSession(): Promise<SessionView> {
  return remembering(call(() => client.GET('/api/session'), false))
}

export function signIn(username: string, password: string): Promise<SessionView> {
  const body = { username, password }
  return remembering(call(() => client.POST('/api/session', { body }), false))
}

export function signOut(): Promise<SessionView> {
  return remembering(call(() => client.DELETE('/api/session'), false))
}

export function changePassword(oldPassword: string, newPassword: string): Promise<SessionView> {
  const body = { old_password: oldPassword, new_password: newPassword }
  return remembering(call(() => client.POST('/api/session/password', { body })))
}
