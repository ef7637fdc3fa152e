/** The floor as call control sends it, and the acts of a team leader. */
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

import { floorTicket, type FloorTicket } from '@/api/floor'
import { sentenceOf } from '@/shared/failures'
import { tellError, tellSuccess, tellWarning } from '@/shared/messages'
import type { FloorView, FromFloor, SupervisionView, ToFloor } from '@/telephone/floorMessages'
import { Link } from '@/telephone/link'

import { actDone } from './labels'
import { shareFloor } from './sharing'
import { followServer } from './ticker'

export type FloorStatus = 'opening' | 'open' | 'lost' | 'failed'

export interface FloorBox {
  view: ShallowRef<FloorView | null>
  supervision: Ref<SupervisionView>
  status: Ref<FloorStatus>
  /** Why the floor cannot be opened at all. */
  failure: Ref<string>
  rights: Ref<string[]>
  open(): Promise<void>
  /** Look at once whether the connection is back. */
  check(): void
  /** Ask for an act; false, with a word to the person, while nobody listens. */
  act(message: FromFloor): boolean
}

const NOBODY: SupervisionView = { type: 'supervision', operator_id: null, mode: null }

/** With a wall's ticket the same floor comes without people. */
export function useFloor(getTicket: () => Promise<FloorTicket> = floorTicket): FloorBox {
  const view = shallowRef<FloorView | null>(null)
  const supervision = ref<SupervisionView>(NOBODY)
  const status = ref<FloorStatus>('opening')
  const failure = ref('')
  const rights = ref<string[]>([])
  let ticket: FloorTicket | null = null
  let isFirst = true

  async function renew(): Promise<void> {
    try {
      ticket = await getTicket()
      rights.value = ticket.rights
    } catch {
      // The link dials again by itself; until then the banner says that it is lost.
    }
  }

  function hear(message: ToFloor): void {
    if (message.type === 'floor') {
      followServer(message.at, isFirst)
      isFirst = false
      view.value = shareFloor(view.value, message)
      status.value = 'open'
    }
    if (message.type === 'supervision') supervision.value = message
    if (message.type === 'done') tellSuccess(actDone(message.act))
    if (message.type === 'refused') refuse(message.code, message.message)
  }

  function refuse(code: string, sentence: string): void {
    if (code === 'not_allowed' && status.value !== 'open') {
      link.close()
      failure.value = sentence
      status.value = 'failed'
    } else tellError(sentence)
  }

  const link = new Link<FromFloor, ToFloor>(
    {
      address: () => ticket?.websocket_url ?? '',
      hello: () => ({ type: 'watch_floor', ticket: ticket?.ticket ?? '' }),
      renew,
    },
    {
      connecting: () => {
        isFirst = true
      },
      disconnected: () => {
        status.value = 'lost'
        supervision.value = NOBODY
      },
      message: hear,
    },
  )

  async function open(): Promise<void> {
    status.value = 'opening'
    failure.value = ''
    try {
      ticket = await getTicket()
      rights.value = ticket.rights
      link.open()
    } catch (problem) {
      failure.value = sentenceOf(problem)
      status.value = 'failed'
    }
  }

  function act(message: FromFloor): boolean {
    if (status.value === 'open' && link.say(message)) return true
    tellWarning('与话务服务的连接已断开，操作没有发出，请在恢复连接后重试。')
    return false
  }

  const check = () => link.check()
  globalThis.addEventListener('online', check)
  onScopeDispose(() => {
    globalThis.removeEventListener('online', check)
    link.close()
  })
  return { view, supervision, status, failure, rights, open, check, act }
}
