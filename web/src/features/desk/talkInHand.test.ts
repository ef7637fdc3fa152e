import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, reactive } from 'vue'

import type { Talk, TalkRow } from '@/api/conversations'
import { useConversations } from '@/features/conversations'
import type { CallView } from '@/telephone/messages'
import { aCall } from '@/telephone/samples'

import { MANUAL, useInHand, type InHand } from './inHand'
import { useTalkInHand, type TalkInHand } from './talkInHand'

const softphone = reactive<{
  call: CallView | null
  state: string
  session: { lastCall: CallView | null }
  finishWrapUp: () => void
}>({ call: null, state: 'ready', session: { lastCall: null }, finishWrapUp: vi.fn() })
vi.mock('@/features/softphone', () => ({ useSoftphone: () => softphone }))

const row = (id: string) => ({ id, channel_label: '网站', peer_label: '陈静' }) as TalkRow
const detail = (id: string) =>
  ({
    id,
    contact_id: 41,
    may_write: true,
    form: [{ name: 'event', value: '路灯不亮' }],
    messages: [{ id: 3, is_ours: false, text: '', kind_label: '图片', written_at: 'x' }],
    peer_label: '陈静',
  }) as unknown as Talk

let scope = effectScope()
let hand: InHand
let talk: TalkInHand

beforeEach(() => {
  sessionStorage.clear()
  setActivePinia(createPinia())
  Object.assign(softphone, { call: null, state: 'ready', session: { lastCall: null } })
  scope = effectScope()
  scope.run(() => {
    hand = useInHand(() => false)
    talk = useTalkInHand(hand, () => false)
  })
})
afterEach(() => scope.stop())

const arrive = async () => {
  useConversations().arrived = row('t1')
  await nextTick()
}

describe('a conversation that comes unasked', () => {
  it('opens by itself when nothing is in hand', async () => {
    await arrive()
    expect([talk.id.value, useConversations().arrived]).toEqual(['t1', null])
  })

  it('is only told while a call or another form is in hand', async () => {
    softphone.call = aCall({ phase: 'offered', direction: 'outbound' })
    await arrive()
    expect(talk.id.value).toBeNull()
    softphone.call = null
    hand.take(MANUAL)
    useConversations().arrived = null
    await arrive()
    expect([talk.id.value, useConversations().arrived?.id]).toEqual([null, 't1'])
  })
})

describe('the order of a conversation', () => {
  it('is filled in, belongs to its contact, and is remembered with its number', () => {
    talk.open('t1')
    talk.loaded(detail('t1'))
    expect(hand.draft.value).toMatchObject({ contact_id: 41 })
    expect([hand.draft.value?.demands[0]?.event, talk.isUnregistered.value]).toEqual(['路灯不亮', true])
    hand.draft.value!.submitted = [{ number: '20261128000001' } as never]
    talk.noteRegistered()
    expect([talk.registered.value, talk.isUnregistered.value]).toEqual([['20261128000001'], false])
  })

  it('is not touched by a conversation that is not open, or a colleague has', () => {
    talk.open('t1')
    talk.loaded(detail('t2'))
    talk.loaded({ ...detail('t1'), may_write: false })
    expect(hand.draft.value?.contact_id).toBeNull()
  })

  it('goes with the conversation, and the call comes back', async () => {
    softphone.call = aCall({ call_id: 'c1', phase: 'talking' })
    await nextTick()
    talk.open('t1')
    talk.loaded(detail('t1'))
    talk.left('t1')
    expect([hand.id.value, talk.registered.value]).toEqual(['c1', []])
    talk.open('t1')
    expect(hand.draft.value?.demands[0]?.event).toBe('')
  })

  it('is not listed among the drafts while its conversation is in the rail', async () => {
    useConversations().mine = [row('t1')]
    talk.open('t1')
    talk.loaded(detail('t1'))
    await nextTick()
    hand.take(null)
    expect([hand.kept.value.length, talk.kept.value.length]).toEqual([1, 0])
  })

  it('tells the second screen what is said', () => {
    talk.open('t1')
    talk.hear(detail('t1'))
    expect(talk.said.value).toEqual([{ id: 3, who: '陈静', text: '［图片］', at: 'x', isOurs: false }])
  })
})
