import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Shield = Schemas['ShieldView']
export type Finding = Schemas['FindingView']
export type Mend = Schemas['MendView']
export type PreviewBody = Schemas['PreviewBody']

/** Examine an order, were it to go to this department. */
export function getShield(
  number: string,
  departmentId: number | null,
  sharePhone: boolean,
  signal?: AbortSignal,
): Promise<Shield> {
  const query = {
    share_phone: sharePhone,
    ...(departmentId === null ? {} : { department_id: departmentId }),
  }
  const params = { path: { number }, query }
  return call(() => client.GET('/api/work-orders/{number}/shield', { params, signal }))
}

/** Examine what is being typed; nothing is kept, and nobody is asked to sign in in mid-sentence. */
export function previewShield(body: PreviewBody, signal?: AbortSignal): Promise<Shield> {
  return call(() => client.POST('/api/shield/preview', { body, signal }), false)
}
