/** Special desks: which there are, what their forms ask, and which one a call came to. */
import { call, client } from './http'
import type { DeskView } from './types'

export function listDesks(): Promise<DeskView[]> {
  return call(() => client.GET('/api/desks'))
}

/** The code of the call's desk; empty for the usual one. */
export async function deskOfCall(callId: string): Promise<string> {
  const params = { query: { call_id: callId } }
  const { code } = await call(() => client.GET('/api/desks/of-call', { params }))
  return code
}
