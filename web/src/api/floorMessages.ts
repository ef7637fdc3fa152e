/** Messages of team leaders with receipts, and the list of who could be called in. */
import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type SentMessage = Schemas['FloorMessageOut']
export type Receipt = Schemas['FloorReceiptOut']
export type OwnMessage = Schemas['OwnFloorMessageOut']
export type OffDuty = Schemas['OffDutyOut']
export type Sent = Schemas['FloorSentOut']
export type Answer = Schemas['FloorAnswerBody']['answer']

export function sentMessages(): Promise<SentMessage[]> {
  return call(() => client.GET('/api/floor/messages'))
}

/** To everybody at a seat, or to those who serve a queue. */
export function tellFloor(text: string, queue: string): Promise<Sent> {
  return call(() => client.POST('/api/floor/messages', { body: { text, queue } }))
}

export function offDuty(): Promise<OffDuty[]> {
  return call(() => client.GET('/api/floor/call-out', { params: { query: { skill: '' } } }))
}

export function callOut(text: string, operatorIds: number[]): Promise<Sent> {
  return call(() => client.POST('/api/floor/call-out', { body: { text, operator_ids: operatorIds } }))
}

export function ownMessages(): Promise<OwnMessage[]> {
  return call(() => client.GET('/api/floor/messages/mine'))
}

export function answerMessage(id: number, answer: Answer): Promise<unknown> {
  return call(() =>
    client.POST('/api/floor/messages/{message_id}/answer', {
      params: { path: { message_id: id } },
      body: { answer },
    }),
  )
}
