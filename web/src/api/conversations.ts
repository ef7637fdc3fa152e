/** Written conversations with citizens: their boxes, what is said in them, and what is done. */
import { call, client } from './http'
import type { components, paths } from './schema'

type Schemas = components['schemas']
export type TalkRow = Schemas['ConversationRow']
export type Talk = Schemas['ConversationDetail']
export type TalkPage = Schemas['ConversationPage']
export type TalkCounts = Schemas['ConversationCounts']
export type TalkMessage = Schemas['TalkMessageView']
export type TalkFile = Schemas['MessageFileView']
export type TalkNews = Schemas['NewMessages']
export type FormEntry = Schemas['FormEntry']
export type Closing = Schemas['CloseBody']['closing']
export type Box = NonNullable<
  NonNullable<paths['/api/conversations']['get']['parameters']['query']>['box']
>

const at = (id: string) => ({ path: { conversation_id: id } })

/** Renewed every few seconds: nobody is asked to sign in again for that alone. */
export function listTalks(box: Box, cursor = ''): Promise<TalkPage> {
  const query = { box, ...(cursor && { cursor }) }
  return call(() => client.GET('/api/conversations', { params: { query } }), false)
}

/** By a receipt number, or its beginning or end, in every state. */
export function findReceipts(receipt: string): Promise<TalkPage> {
  return call(() => client.GET('/api/conversations', { params: { query: { receipt } } }))
}

/** The conversation an order was registered from (来源会话); null for a call, or one not to be seen. */
export async function talkOfOrder(number: string): Promise<string | null> {
  const params = { path: { number } }
  const origin = await call(() =>
    client.GET('/api/work-orders/{number}/conversation', { params }),
  )
  return origin.conversation_id
}

export function getTalk(id: string): Promise<Talk> {
  return call(() => client.GET('/api/conversations/{conversation_id}', { params: at(id) }))
}

/** What came after a message, and the last of what is known once more: sending moves on. */
export function newMessages(id: string, after: number): Promise<TalkNews> {
  const params = { ...at(id), query: { after } }
  return call(() => client.GET('/api/conversations/{conversation_id}/messages', { params }), false)
}

export function earlierMessages(id: string, before: number): Promise<TalkNews> {
  const params = { ...at(id), query: { before } }
  return call(() => client.GET('/api/conversations/{conversation_id}/messages', { params }))
}

/** Take what waits (接待). */
export function takeTalk(id: string): Promise<Talk> {
  return call(() => client.POST('/api/conversations/{conversation_id}/take', { params: at(id) }))
}

/** Let it wait for somebody else (退回排队). */
export function handBack(id: string, note: string): Promise<TalkRow> {
  const body = { note }
  return call(() =>
    client.POST('/api/conversations/{conversation_id}/hand_back', { params: at(id), body }),
  )
}

/** The same key again is the same message: sending again never says it twice. */
export function writeTo(id: string, text: string, key: string): Promise<TalkMessage> {
  const body = { text, key }
  return call(() =>
    client.POST('/api/conversations/{conversation_id}/write', { params: at(id), body }),
  )
}

/** End it (结束会话). */
export function closeTalk(id: string, closing: Closing): Promise<TalkRow> {
  const body = { closing }
  return call(() =>
    client.POST('/api/conversations/{conversation_id}/close', { params: at(id), body }),
  )
}

/** End it as a nuisance (标记骚扰) and propose to block who wrote it, which a leader decides. */
export function reportNuisance(id: string, reason: string): Promise<TalkRow> {
  const body = { reason, proposes_block: true }
  return call(() =>
    client.POST('/api/conversations/{conversation_id}/report_nuisance', { params: at(id), body }),
  )
}

export function fileAddress(id: string): string {
  return `/api/message-files/${id}`
}

export function filePreviewAddress(id: string): string {
  return `/api/message-files/${id}/preview`
}
