/** The operator's telephone on the pages: `telephone/softphone.ts` as a store of Vue. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

import { allowedActs } from '@/telephone/allowed'
import type { OperatorState } from '@/telephone/messages'
import { Softphone, type Surroundings } from '@/telephone/softphone'

let telephone: Softphone | null = null

/**
 * Make the page's one telephone and say what it finds around itself: the platform's pages, or
 * somebody else's.
 */
export function furnish(surroundings: Surroundings): Softphone {
  telephone = new Softphone(surroundings)
  return telephone
}

export const useSoftphone = defineStore('softphone', () => {
  if (!telephone) throw new Error('furnish() comes before the first useSoftphone()')
  const core = telephone
  const now = shallowRef(core.state)
  core.subscribe((state) => {
    now.value = state
  })

  const session = computed(() => now.value.session)
  const seat = computed(() => now.value.seat)
  const call = computed(() => session.value.call)
  const state = computed<OperatorState>(() => session.value.state?.state ?? 'signed_out')
  const allowed = computed(() => allowedActs(call.value))

  return {
    session,
    seat,
    call,
    state,
    /** What may be done with the call in hand. */
    allowed,
    registration: computed(() => now.value.phone.registration),
    muted: computed(() => now.value.phone.muted),
    voiceOf: computed(() => now.value.phone.voiceOf),
    trouble: computed(() => now.value.phone.trouble),
    picture: computed(() => now.value.phone.picture),
    ownPicture: computed(() => now.value.phone.ownPicture),
    quality: computed(() => now.value.phone.quality),
    answering: computed(() => now.value.answering),
    restoring: computed(() => now.value.restoring),
    isSeated: computed(() => seat.value !== null),
    isBrowser: computed(() => seat.value?.device === 'browser'),
    isOnline: computed(() => session.value.link === 'open'),
    inCall: computed(() => call.value !== null && call.value.phase !== 'offered'),
    mayDial: computed(() => seat.value?.rights.includes('dial') ?? false),
    ...core.acts,
    checkIn: core.checkIn.bind(core),
    checkOut: core.checkOut.bind(core),
    restore: core.restore.bind(core),
    leave: core.leave.bind(core),
    dial: core.dial.bind(core),
    takeOver: () => core.connect(true),
    reconnect: () => core.connect(false),
    check: core.check.bind(core),
    setState: core.setState.bind(core),
    finishWrapUp: core.finishWrapUp.bind(core),
    readNotices: core.readNotices.bind(core),
    answer: core.answer.bind(core),
    hangUp: core.hangUp.bind(core),
    toggleMute: core.toggleMute.bind(core),
    toggleCamera: core.toggleCamera.bind(core),
    sendDigit: core.sendDigit.bind(core),
  }
})
