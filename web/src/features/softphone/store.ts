/** The operator's telephone and session at call control; one per page, alive on every route. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'

import { ApiError } from '@/api/errors'
import * as seats from '@/api/seats'
import type { CheckIn, Device } from '@/api/types'
import { tellError, tellWarning } from '@/shared/messages'
import { forget, recall, remember } from '@/shared/storage'

import { noSession, reduce, type Happening } from '@/telephone/callSession'
import { reasonLabel } from '@/telephone/labels'
import type { FromPage, OperatorState, ToPage } from '@/telephone/messages'
import { operatorLink, type OperatorLink } from '@/telephone/operatorLink'
import { pageId } from '@/telephone/pageId'
import type { Phone, Registration } from '@/telephone/phone'
import { Ringer } from '@/telephone/ringer'

const SEATED = 'hotline.seated'

type MakePhone = () => Promise<Phone>

let makePhone: MakePhone = async () => {
  const { JsSipPhone } = await import('@/telephone/jsSipPhone')
  return new JsSipPhone(new Audio())
}

/** Tests put a phone without sound here. */
export function usePhoneMaker(maker: MakePhone): void {
  makePhone = maker
}

export const useSoftphone = defineStore('softphone', () => {
  const session = ref(noSession())
  const seat = ref<CheckIn | null>(null)
  const registration = ref<Registration>('none')
  const muted = ref(false)
  /** The call whose voice this page carries right now. */
  const voiceOf = ref<string | null>(null)
  const trouble = ref('')
  const restoring = ref(false)
  const answering = ref(false)
  const link = shallowRef<OperatorLink | null>(null)
  const phone = shallowRef<Phone | null>(null)
  const ringer = new Ringer()

  const call = computed(() => session.value.call)
  const state = computed<OperatorState>(() => session.value.state?.state ?? 'signed_out')
  const isSeated = computed(() => seat.value !== null)
  const isBrowser = computed(() => seat.value?.device === 'browser')
  const isOnline = computed(() => session.value.link === 'open')
  const inCall = computed(() => call.value !== null && call.value.phase !== 'offered')

  function happen(happening: Happening): void {
    session.value = reduce(session.value, happening)
  }

  function hear(message: ToPage): void {
    happen({ type: 'message', message, receivedAt: Date.now() })
    if (message.type === 'refused' && message.code !== 'already_open') tellError(message.message)
    if (message.type === 'replaced') stopPhone()
    if (message.type === 'welcome') void startPhone()
    if (message.type === 'state' && message.state === 'signed_out') {
      if (message.reason) tellWarning(`您已签出坐席：${reasonLabel(message.reason)}。`)
      leave()
    }
    if (message.type === 'call' && message.call === null) {
      muted.value = false
      trouble.value = ''
      phone.value?.setMuted(false)
    }
  }

  async function startPhone(): Promise<void> {
    const account = seat.value?.sip
    if (!account || seat.value?.device !== 'browser' || phone.value) return
    const made = await makePhone()
    if (phone.value || !seat.value) return
    phone.value = made
    made.start(account, {
      registration: (now) => {
        registration.value = now
      },
      ringing: () => {},
      connected: (callId) => {
        voiceOf.value = callId
        trouble.value = ''
      },
      ended: () => {
        voiceOf.value = null
      },
      troubled: (message) => {
        trouble.value = message
        tellError(message)
      },
    })
  }

  function stopPhone(): void {
    phone.value?.stop()
    phone.value = null
    registration.value = 'none'
    voiceOf.value = null
    muted.value = false
  }

  async function renewTicket(): Promise<void> {
    try {
      seat.value = await seats.freshTicket()
    } catch (failure) {
      if (failure instanceof ApiError && [404, 409].includes(failure.status)) leave()
    }
  }

  async function connect(takeOver: boolean): Promise<void> {
    if (!seat.value) return
    link.value?.close()
    link.value = operatorLink(
      {
        address: () => seat.value?.websocket_url ?? '',
        ticket: () => seat.value?.ticket ?? '',
        renew: renewTicket,
        heldCall: () => voiceOf.value,
      },
      await pageId(),
      {
        connecting: () => happen({ type: 'connecting' }),
        disconnected: () => happen({ type: 'disconnected' }),
        message: hear,
      },
    )
    link.value.open(takeOver)
  }

  async function checkIn(extension: string, device: Device): Promise<void> {
    seat.value = await seats.checkIn(extension, device)
    remember(SEATED, true)
    await connect(false)
  }

  /** After a reload, or in another tab: sit down again where this person already sits. */
  async function restore(): Promise<void> {
    if (seat.value || restoring.value) return
    restoring.value = true
    try {
      seat.value = await seats.freshTicket()
      remember(SEATED, true)
      await connect(false)
    } catch (failure) {
      const isPlainNo = failure instanceof ApiError && [403, 404, 409].includes(failure.status)
      if (isPlainNo) forget(SEATED)
      else if (recall<boolean>(SEATED)) tellWarning('暂时无法恢复坐席，请稍后在工作台重新签入。')
    } finally {
      restoring.value = false
    }
  }

  async function takeOver(): Promise<void> {
    await connect(true)
  }

  function leave(): void {
    link.value?.close()
    link.value = null
    stopPhone()
    seat.value = null
    forget(SEATED)
    happen({ type: 'closed' })
  }

  async function checkOut(): Promise<void> {
    say({ type: 'sign_out' })
    await seats.checkOut()
    leave()
  }

  function say(message: FromPage): boolean {
    if (link.value?.say(message)) return true
    tellWarning('与话务服务的连接已断开，正在自动重连，请稍候再试。')
    return false
  }

  function setState(wanted: 'ready' | 'break' | 'not_ready', reason = ''): void {
    say({ type: 'set_state', state: wanted, reason })
  }

  function finishWrapUp(): void {
    say({ type: 'finish_wrap_up' })
  }

  function answer(): void {
    if (call.value?.phase !== 'offered' || !isBrowser.value || answering.value) return
    answering.value = true
    trouble.value = ''
    phone.value?.answer(call.value.call_id)
    setTimeout(() => {
      answering.value = false
    }, 1500)
  }

  function decline(): void {
    if (call.value?.phase === 'offered') say({ type: 'decline', call_id: call.value.call_id })
  }

  function hangUp(): void {
    if (!call.value) return
    if (call.value.phase === 'offered' && call.value.direction === 'inbound') {
      decline()
      return
    }
    const told = link.value?.say({ type: 'hang_up', call_id: call.value.call_id }) ?? false
    if (!told) phone.value?.dropLeg()
  }

  function toggleHold(): void {
    if (!call.value) return
    const type = call.value.phase === 'held' ? 'resume' : 'hold'
    say({ type, call_id: call.value.call_id })
  }

  function toggleMute(): void {
    if (!inCall.value || !isBrowser.value) return
    muted.value = !muted.value
    phone.value?.setMuted(muted.value)
  }

  function sendDigit(digit: string): void {
    phone.value?.sendDigit(digit)
  }

  watch(
    () => isBrowser.value && call.value?.phase === 'offered' && !answering.value,
    (rings) => (rings ? ringer.start() : ringer.stop()),
  )

  return {
    session,
    seat,
    registration,
    muted,
    voiceOf,
    trouble,
    restoring,
    answering,
    call,
    state,
    isSeated,
    isBrowser,
    isOnline,
    inCall,
    checkIn,
    checkOut,
    restore,
    takeOver,
    leave,
    setState,
    finishWrapUp,
    answer,
    decline,
    hangUp,
    toggleHold,
    toggleMute,
    sendDigit,
  }
})
