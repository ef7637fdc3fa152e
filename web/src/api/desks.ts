/** Special desks: which there are, and what their forms ask. */
import { call, client } from './http'
import type { DeskView } from './types'

export function listDesks(): Promise<DeskView[]> {
  return call(() => client.GET('/api/desks'))
}
