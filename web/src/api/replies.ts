import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']
export type ReplyCheck = Schemas['ReplyCheckView']
export type ReplyCheckBody = Schemas['ReplyCheckBody']

/** Say what a reply still lacks, as far as it is typed; nothing is kept. */
export function checkReply(
  number: string,
  body: ReplyCheckBody,
  signal?: AbortSignal,
): Promise<ReplyCheck> {
  const params = { path: { number } }
  return call(() => client.POST('/api/work-orders/{number}/check_reply', { params, body, signal }))
}
