/** A packet as its citizen claims it, by the link of their own. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type PacketClaim = Schemas['PacketClaimView']
export type PacketPackage = Schemas['PacketPackageView']

const of = (key: string) => ({ path: { key } })

export function getPacketClaim(key: string): Promise<PacketClaim> {
  return call(() => client.GET('/api/packet-claims/{key}', { params: of(key) }), false)
}
export function getPacketPackage(key: string, url: string): Promise<PacketPackage> {
  return call(() => client.POST('/api/packet-claims/{key}/package', { params: of(key), body: { url } }), false)
}
export function lookAtPacket(key: string): Promise<PacketClaim> {
  return call(() => client.POST('/api/packet-claims/{key}/look', { params: of(key) }), false)
}
