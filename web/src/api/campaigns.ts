import { call, client } from './http'
import type { components } from './schema'
import type { Page } from './types'

type Schemas = components['schemas']

export type Campaign = Schemas['CampaignOut']
export type CampaignBody = Schemas['CampaignBody']
export type CampaignItem = Schemas['CampaignItemOut']
export type ItemState = CampaignItem['state']
export type Imported = Schemas['ImportedOut']
export type ItemResult = Schemas['SettleItemBody']['state']
export type ReturnCall = Schemas['ReturnCallOut']
export type Dialled = Schemas['DialledOut']
export type CampaignVerb = 'start' | 'pause' | 'finish'
export type ReturnTray = 'open' | 'settled'

const path = (id: number) => ({ path: { campaign_id: id } })

export function listCampaigns(): Promise<Campaign[]> {
  return call(() => client.GET('/api/telephony/campaigns'))
}

export function getCampaign(id: number): Promise<Campaign> {
  return call(() => client.GET('/api/telephony/campaigns/{campaign_id}', { params: path(id) }))
}

export function makeCampaign(body: CampaignBody): Promise<Campaign> {
  return call(() => client.POST('/api/telephony/campaigns', { body }))
}

export function saveCampaign(id: number, body: CampaignBody): Promise<Campaign> {
  const params = path(id)
  return call(() => client.POST('/api/telephony/campaigns/{campaign_id}/save', { params, body }))
}

export function runCampaign(id: number, verb: CampaignVerb): Promise<Campaign> {
  const params = { path: { campaign_id: id, verb } }
  return call(() => client.POST('/api/telephony/campaigns/{campaign_id}/{verb}', { params }))
}

export function importCallList(id: number, file: File): Promise<Imported> {
  const form = new FormData()
  form.append('file', file)
  return call(() =>
    client.POST('/api/telephony/campaigns/{campaign_id}/import_list', {
      params: path(id),
      body: { file: '' },
      bodySerializer: () => form,
    }),
  )
}

export async function listCampaignItems(
  id: number,
  state: ItemState | null,
  cursor: string | null,
): Promise<Page<CampaignItem>> {
  const query = { ...(state ? { state } : {}), cursor: cursor ?? '' }
  const params = { ...path(id), query }
  const page = await call(() =>
    client.GET('/api/telephony/campaigns/{campaign_id}/items', { params }),
  )
  return { items: page.items, next_cursor: page.next_cursor || null }
}

export function settleItem(id: string, state: ItemResult, note: string): Promise<CampaignItem> {
  const params = { path: { item_id: id } }
  const body = { state, note }
  return call(() => client.POST('/api/telephony/campaign-items/{item_id}/settle', { params, body }))
}

export function listReturnCalls(tray: ReturnTray): Promise<ReturnCall[]> {
  return call(() => client.GET('/api/telephony/return-calls', { params: { query: { tray } } }))
}

/** Ring the operator's own desk, then the citizen. */
export function makeReturnCall(id: string): Promise<ReturnCall> {
  const params = { path: { return_call_id: id } }
  return call(() => client.POST('/api/telephony/return-calls/{return_call_id}/call', { params }))
}

export function withdrawReturnCall(id: string, note: string): Promise<ReturnCall> {
  const params = { path: { return_call_id: id } }
  const body = { note }
  return call(() =>
    client.POST('/api/telephony/return-calls/{return_call_id}/withdraw', { params, body }),
  )
}

export function dialledToday(): Promise<Dialled> {
  return call(() => client.GET('/api/telephony/dialled'))
}
