import { request } from './http'
import type { PublicProgress } from './types'

export function track(number: string, code: string): Promise<PublicProgress> {
  return request('POST', '/portal/track', { body: { number, code }, mayAsk: false })
}
