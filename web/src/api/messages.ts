import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']
export type Threads = Schemas['ThreadsView']
export type Thread = Schemas['ThreadView']

export function getThreads(number: string): Promise<Threads> {
  const params = { path: { number } }
  return call(() => client.GET('/api/work-orders/{number}/messages', { params }))
}

/** Write to the other side about an order (留言). */
export function writeMessage(number: string, text: string, departmentId: number): Promise<Threads> {
  const params = { path: { number } }
  const body = { text, department_id: departmentId }
  return call(() => client.POST('/api/work-orders/{number}/write_message', { params, body }))
}

/** Note that the other side's messages were read (查看留言). */
export function readMessages(number: string): Promise<Threads> {
  const params = { path: { number } }
  return call(() => client.POST('/api/work-orders/{number}/read_messages', { params, body: {} }))
}
