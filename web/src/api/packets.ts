import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Packet = Schemas['PacketView']
export type PacketPage = Schemas['PacketPage']
export type Budget = Schemas['BudgetView']
export type Reconciliation = Schemas['ReconciliationView']
export type PacketTray = 'open' | 'under_way' | 'done'

const path = (id: number) => ({ path: { packet_id: id } })

export function listPackets(tray: PacketTray, before: number | null): Promise<PacketPage> {
  const query = before === null ? { tray } : { tray, before }
  return call(() => client.GET('/api/packets', { params: { query } }))
}

export function listBudgets(): Promise<Budget[]> {
  return call(() => client.GET('/api/packets/budgets'))
}

export function reconcile(day: string): Promise<Reconciliation> {
  return call(() => client.GET('/api/packets/reconciliation', { params: { query: { day } } }))
}

export function checkPacket(id: number): Promise<Packet> {
  return call(() => client.POST('/api/packets/{packet_id}/check', { params: path(id) }))
}

export function approvePacket(id: number): Promise<Packet> {
  return call(() => client.POST('/api/packets/{packet_id}/approve', { params: path(id) }))
}

export function refusePacket(id: number, note: string): Promise<Packet> {
  return call(() =>
    client.POST('/api/packets/{packet_id}/refuse', { params: path(id), body: { note } }),
  )
}
