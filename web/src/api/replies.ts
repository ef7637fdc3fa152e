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

export type ReplyAdvice = Schemas['ReplyAdviceView']

/** Let the site's own model look too; it takes seconds, and warns only. */
export function adviseReply(number: string, body: ReplyCheckBody): Promise<ReplyAdvice> {
  return call(() =>
    client.POST('/api/work-orders/{number}/advise_reply', { params: { path: { number } }, body }),
  )
}
