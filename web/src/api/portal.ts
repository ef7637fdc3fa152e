import { call, client } from './http'
import type { PublicProgress } from './types'

export function track(number: string, code: string): Promise<PublicProgress> {
  return call(() => client.POST('/api/portal/track', { body: { number, code } }), false)
}
