import { call, client } from './http'
import type { components } from './schema'
import type { Page } from './types'

type Schemas = components['schemas']

export type RecordingDetail = Schemas['RecordingDetailOut']
export type RecordingMoment = Schemas['MomentOut']
export type RecordingPause = Schemas['PauseOut']
export type RecordingHold = Schemas['HoldOut']
export type ListeningRow = Omit<Schemas['ListeningRow'], 'sent' | 'heard'> & {
  sent: number[][]
  heard: number[][]
}
export type RecordingCheck = Schemas['CheckOut']
export type RecordingGap = Schemas['GapRow']
export type VoicemailRow = Schemas['VoicemailRow']
export type HoldKind = Schemas['HoldBody']['kind']

interface Before<T> {
  items: T[]
  next_before?: number | null
}

/** These lists go on before an id; the pages want a cursor. */
function pageOf<T>(answer: Before<T>): Page<T> {
  return { items: answer.items, next_cursor: answer.next_before ? String(answer.next_before) : null }
}
const before = (cursor: string | null) => (cursor ? { before: Number(cursor) } : {})
const path = (id: number) => ({ path: { recording_id: id } })

export function recordingDetail(id: number): Promise<RecordingDetail> {
  return call(() => client.GET('/api/recordings/{recording_id}/detail', { params: path(id) }))
}

/** Say why; the number goes with every request for the sound. */
export async function beginListening(id: number, reason: string, words: string): Promise<number> {
  const body = { reason, words }
  const listening = await call(() =>
    client.POST('/api/recordings/{recording_id}/listenings', { params: path(id), body }),
  )
  return listening.id
}

export async function beginDownload(id: number, reason: string, words: string): Promise<number> {
  const body = { reason, words }
  const listening = await call(() =>
    client.POST('/api/recordings/{recording_id}/downloads', { params: path(id), body }),
  )
  return listening.id
}

export function noteHeard(listeningId: number, spans: [number, number][]): Promise<unknown> {
  const params = { path: { listening_id: listeningId } }
  // The last word is said while the page goes away.
  const rest = { body: { spans }, keepalive: true }
  return call(() => client.POST('/api/listenings/{listening_id}/heard', { params, ...rest }))
}

/** Where the player fetches the sound, whole or in parts. */
export function soundAddress(id: number, listeningId: number | null): string {
  return `/api/recordings/${id}${listeningId === null ? '' : `?listening=${listeningId}`}`
}

/** A few seconds of one's own call that runs or has just ended. */
export function momentAddress(callId: string, second: number): string {
  return `/api/calls/${callId}/moment?second=${second.toFixed(2)}`
}

export function placeHold(id: number, kind: HoldKind, reason: string): Promise<RecordingDetail> {
  const body = { kind, reason }
  return call(() => client.POST('/api/recordings/{recording_id}/holds', { params: path(id), body }))
}

export function liftHold(id: number, kind: HoldKind, reason: string): Promise<RecordingDetail> {
  const body = { kind, reason }
  return call(() =>
    client.POST('/api/recordings/{recording_id}/holds/lift', { params: path(id), body }),
  )
}

export async function listListenings(
  filter: { recording?: number; listener?: number },
  cursor: string | null,
): Promise<Page<ListeningRow>> {
  const query = { ...filter, ...before(cursor) }
  return pageOf(await call(() => client.GET('/api/listenings', { params: { query } })))
}

export function listChecks(): Promise<RecordingCheck[]> {
  return call(() => client.GET('/api/recording-checks'))
}

export async function listGaps(settled: boolean, cursor: string | null): Promise<Page<RecordingGap>> {
  const query = { settled, ...before(cursor) }
  return pageOf(await call(() => client.GET('/api/recording-gaps', { params: { query } })))
}

export function settleGap(id: number, settlement: string): Promise<RecordingGap> {
  const params = { path: { gap_id: id } }
  const body = { settlement }
  return call(() => client.POST('/api/recording-gaps/{gap_id}/settle', { params, body }))
}

export async function listVoicemails(
  handled: boolean,
  cursor: string | null,
): Promise<Page<VoicemailRow>> {
  const query = { handled, ...before(cursor) }
  return pageOf(await call(() => client.GET('/api/voicemails', { params: { query } })))
}

export function handleVoicemail(id: number, outcome: string): Promise<VoicemailRow> {
  const params = { path: { voicemail_id: id } }
  return call(() => client.POST('/api/voicemails/{voicemail_id}/handle', { params, body: { outcome } }))
}
