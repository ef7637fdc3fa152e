/** The bell: what this person was told of. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Notice = Schemas['NoticeView']
export type Notices = Schemas['NoticesView']
export type Unread = Schemas['UnreadView']

export function listNotices(): Promise<Notices> {
  return call(() => client.GET('/api/notices'))
}

/** Asked in the background: an expired session is no reason to put a dialog in front of anybody. */
export function askUnread(): Promise<Unread> {
  return call(() => client.GET('/api/notices/unread'), false)
}

export function readNotice(id: number): Promise<Unread> {
  return call(() => client.POST('/api/notices/read', { body: { notice_id: id } }))
}

/** All up to the newest that was shown; what came meanwhile stays unread. */
export function readThrough(id: number): Promise<Unread> {
  return call(() => client.POST('/api/notices/read', { body: { through: id } }))
}
