/** How the channels do, what citizens are told, and what it costs. */
import { call, client } from './http'
import type { components } from './schema'
import type { Page } from './types'

type Schemas = components['schemas']

export type Channels = Schemas['ChannelsView']
export type ChannelState = Schemas['ChannelStateView']
export type ChannelAccount = Schemas['ChannelAccountView']
export type NoticeTemplate = Schemas['NoticeTemplateView']
export type NoticeTemplates = Schemas['NoticeTemplatesView']
export type NoticeVersion = Schemas['NoticeVersionView']
export type NoticePreview = Schemas['NoticePreviewView']
export type CitizenNotice = Schemas['CitizenNoticeView']
export type NoticeSearch = Omit<Schemas['NoticeSearchBody'], 'cursor'>
export type NoticeMeter = Schemas['NoticeMeterView']
export type NoticeMeterRow = Schemas['NoticeMeterRow']

type Which = Pick<NoticeTemplate, 'name' | 'channel'>

const pathOf = ({ name, channel }: Which) => ({ path: { name, channel } })

export function getChannels(): Promise<Channels> {
  return call(() => client.GET('/api/channels'))
}

/** What is wrong with the account; empty when its service answers. */
export async function checkChannel(channel: ChannelState['channel'], account: string): Promise<string> {
  const params = { path: { channel, account } }
  return (await call(() => client.POST('/api/channels/{channel}/{account}/check', { params }))).fault
}

export function listNoticeTemplates(): Promise<NoticeTemplates> {
  return call(() => client.GET('/api/notice-templates'))
}

export function listNoticeVersions(which: Which): Promise<NoticeVersion[]> {
  return call(() => client.GET('/api/notice-templates/{name}/{channel}/versions', { params: pathOf(which) }))
}

export function previewNotice(which: Which, text: string): Promise<NoticePreview> {
  const params = pathOf(which)
  return call(() => client.POST('/api/notice-templates/{name}/{channel}/preview', { params, body: { text } }))
}

export function saveNotice(which: Which, text: string): Promise<NoticeVersion> {
  const params = pathOf(which)
  return call(() => client.POST('/api/notice-templates/{name}/{channel}/save', { params, body: { text } }))
}

export function publishNotice(which: Which, text: string): Promise<NoticeVersion> {
  const params = pathOf(which)
  return call(() => client.POST('/api/notice-templates/{name}/{channel}/publish', { params, body: { text } }))
}

export async function searchNotices(wanted: NoticeSearch, cursor: string | null): Promise<Page<CitizenNotice>> {
  const body = { ...wanted, cursor: cursor ?? '' }
  const found = await call(() => client.POST('/api/citizen-notices/search', { body }))
  return { items: found.rows, next_cursor: found.next_cursor || null }
}

export function getNoticeMeter(): Promise<NoticeMeter> {
  return call(() => client.GET('/api/notice-meter'))
}

export type BlockedPeer = Schemas['BlockedPeerView']
export type BlockAct = 'approve' | 'refuse' | 'lift'

export function listBlocks(state: BlockedPeer['state']): Promise<BlockedPeer[]> {
  return call(() => client.GET('/api/messaging/blocked-peers', { params: { query: { state } } }))
}

export function decideBlock(id: number, act: BlockAct): Promise<BlockedPeer> {
  const params = { path: { block_id: id, act } }
  return call(() => client.POST('/api/messaging/blocked-peers/{block_id}/{act}', { params }))
}
