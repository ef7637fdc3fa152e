import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type CitizenFile = Schemas['CitizenFileView']
export type Care = Schemas['CareChoice']['care']
export type Merging = Schemas['CitizenMergingView']

const path = (id: number) => ({ path: { citizen_id: id } })

/** The file of a number; the number goes in the body, so that no log keeps it. */
export async function findCitizen(number: string): Promise<number> {
  return (await call(() => client.POST('/api/citizens/search', { body: { number } }))).id
}

export function getCitizen(id: number): Promise<CitizenFile> {
  return call(() => client.GET('/api/citizens/{citizen_id}', { params: path(id) }))
}

export function setCare(id: number, care: Care[]): Promise<CitizenFile> {
  return call(() =>
    client.POST('/api/citizens/{citizen_id}/care', { params: path(id), body: { care } }),
  )
}

export function unlinkIdentity(id: number, identity: number): Promise<CitizenFile> {
  const params = { path: { citizen_id: id, identity_id: identity } }
  return call(() =>
    client.DELETE('/api/citizens/{citizen_id}/identities/{identity_id}', { params }),
  )
}

export function mergeCitizen(id: number, number: string, reason: string): Promise<CitizenFile> {
  const body = { number, reason }
  return call(() => client.POST('/api/citizens/{citizen_id}/merge', { params: path(id), body }))
}

export function undoMerging(id: number, merging: number, reason: string): Promise<CitizenFile> {
  const params = { path: { citizen_id: id, merging_id: merging } }
  return call(() =>
    client.POST('/api/citizens/{citizen_id}/mergings/{merging_id}/undo', {
      params,
      body: { reason },
    }),
  )
}
