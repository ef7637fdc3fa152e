/** What the telephone says is what call control understands: docs/generated/asyncapi.json. */
import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { callActs } from './callActs'
import type { CallView, FromPage, ToPage } from './messages'
import { aCall, aParty, DIRECTORY, WELCOME } from './samples'

interface Schema {
  $ref?: string
  anyOf?: Schema[]
  const?: unknown
  enum?: unknown[]
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
}

const document = JSON.parse(readFileSync('../docs/generated/asyncapi.json', 'utf8')) as {
  channels: { operator: { messages: Record<string, unknown> } }
  components: { messages: Record<string, { name: string }>; schemas: Record<string, Schema> }
}
const { messages, schemas } = document.components

function schemaOf(type: string): Schema {
  const names = Object.keys(document.channels.operator.messages)
  const name = names.find((each) => messages[each]?.name === type)
  return schemas[name ?? ''] ?? {}
}

/** What is wrong with a value, as far as these schemas go. */
function faults(schema: Schema, value: unknown, at = ''): string[] {
  if (schema.$ref) return faults(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, value, at)
  if (schema.anyOf) {
    const found = schema.anyOf.map((each) => faults(each, value, at))
    return found.some((each) => each.length === 0) ? [] : (found[0] ?? [])
  }
  if (schema.const !== undefined) return schema.const === value ? [] : [`${at}: ${String(value)}`]
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${at}: ${String(value)}`]
  if (schema.type === 'null') return value === null ? [] : [`${at}: not null`]
  if (schema.type === 'array') {
    const list = value as unknown[]
    return list.flatMap((each, n) => faults(schema.items ?? {}, each, `${at}[${n}]`))
  }
  if (schema.type !== 'object' || !schema.properties) {
    return schema.type === 'object' || isOf(schema.type, value) ? [] : [`${at}: ${schema.type}`]
  }
  return objectFaults(schema, value as Record<string, unknown>, at)
}

function isOf(type: string | undefined, value: unknown): boolean {
  if (type === 'integer' || type === 'number') return typeof value === 'number'
  return type === undefined || typeof value === type
}

function objectFaults(schema: Schema, value: Record<string, unknown>, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${at}: no object`]
  const known = schema.properties ?? {}
  const missing = (schema.required ?? []).filter((key) => !(key in value))
  const strange = Object.keys(value).filter((key) => !(key in known))
  const inside = Object.entries(known).flatMap(([key, each]) =>
    key in value ? faults(each, value[key], `${at}.${key}`) : [],
  )
  return [...missing.map((key) => `${at}.${key}: missing`), ...strange.map((key) => `${at}.${key}: strange`), ...inside]
}

function said(phase: CallView['phase'] = 'talking', recording: CallView['recording'] = 'on') {
  const heard: FromPage[] = []
  const call = aCall({ call_id: '3f1c7e58-0000-4000-8000-000000000000', phase, recording })
  const acts = callActs(
    (message) => {
      heard.push(message)
      return true
    },
    () => call,
  )
  return { acts, heard }
}

describe('the words towards call control', () => {
  it('are all its own', () => {
    const { acts, heard } = said()
    const target = { kind: 'operator', value: '9' } as const
    for (const act of [acts.blindTransfer, acts.consult, acts.addParty]) act(target)
    for (const act of [acts.cancelConsult, acts.completeTransfer, acts.conference]) act()
    for (const act of [acts.decline, acts.startPreview, acts.park, acts.askDirectory]) act()
    acts.skipPreview('稍后再打')
    acts.dropParty('p1')
    acts.retrieve('3')
    acts.toggleHold()
    acts.toggleRecording()
    expect(heard.map(({ type }) => type)).toHaveLength(15)
    expect(heard.flatMap((message) => faults(schemaOf(message.type), message))).toEqual([])
  })

  it('turn with the phase: a held call is resumed, a paused recording goes on', () => {
    const { acts, heard } = said('held', 'paused')
    acts.toggleHold()
    acts.toggleRecording()
    expect(heard.map(({ type }) => type)).toEqual(['resume', 'resume_recording'])
    expect(heard.flatMap((message) => faults(schemaOf(message.type), message))).toEqual([])
  })

  it('are not said without a call', () => {
    const acts = callActs(
      () => true,
      () => null,
    )
    expect([acts.park(), acts.toggleHold(), acts.dropParty('p1')]).toEqual([false, false, false])
  })
})

describe('the words of call control, as the telephone types them', () => {
  const heard: ToPage[] = [
    { type: 'call', call: aCall({ parties: [aParty()], digits: [{ label: '证件', digits: '1' }] }) },
    WELCOME,
    DIRECTORY,
    { type: 'queue', waiting: 1, longest_wait_seconds: 3, ready_operators: 2, parked: ['1'] },
    { type: 'state', state: 'wrap_up', reason: '', since: '2026-11-24T02:00:00Z', until: null },
    {
      type: 'text_offered',
      conversation_id: '3f1c7e58-0000-4000-8000-000000000000',
      label: '微信 L2611280042317',
      since: '2026-11-24T02:00:00Z',
      open_until: '2026-11-24T02:00:30Z',
    },
    { type: 'text_ended', conversation_id: '3f1c7e58-0000-4000-8000-000000000000', reason: 'over' },
    { type: 'notice', sender: '周班长', text: '请注意', at: '2026-11-24T02:00:00Z' },
  ]

  it.each(heard.map((message) => [message.type, message] as const))('%s', (type, message) => {
    expect(faults(schemaOf(type), message)).toEqual([])
  })

  it('would be caught if they were not', () => {
    const wrong = { ...WELCOME, seat: 8001, colour: 'red' }
    expect(faults(schemaOf('welcome'), wrong)).toEqual(['.colour: strange', '.seat: string'])
  })
})
