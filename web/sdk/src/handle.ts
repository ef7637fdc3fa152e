/** What the page gets to hold: the telephone's acts, and listening to its changes. */
import type { Softphone as Core, SoftphoneState } from '../../src/telephone/softphone'
import type { Events, Softphone } from '../softphone'

type Listeners = { [Name in keyof Events]: Set<(about: Events[Name]) => void> }

export function handleOf(core: Core, element: HTMLElement, destroyed: () => void): Softphone {
  const listeners: Listeners = { call: new Set(), ended: new Set(), state: new Set() }
  const stop = core.subscribe(teller(core.state, listeners))
  const { acts } = core
  return {
    element,
    get call() {
      return core.state.session.call
    },
    get state() {
      return core.state.session.state?.state ?? 'signed_out'
    },
    get seat() {
      return core.state.seat?.seat ?? null
    },
    on(name, listener) {
      listeners[name].add(listener)
      return () => listeners[name].delete(listener)
    },
    checkIn: (seat, device = 'browser') => core.checkIn(seat, device),
    checkOut: () => core.checkOut(),
    setState: (state, reason) => core.setState(state, reason),
    finishWrapUp: () => core.finishWrapUp(),
    dial: (number, label) => core.dial(number, label),
    answer: () => core.answer(),
    hangUp: () => core.hangUp(),
    toggleMute: () => core.toggleMute(),
    sendDigit: (digit) => core.sendDigit(digit),
    ...acts,
    destroy() {
      stop()
      core.pause()
      element.remove()
      destroyed()
    },
  }
}

/** Compare each state with the one before, and tell what changed. */
function teller(first: SoftphoneState, listeners: Listeners): (now: SoftphoneState) => void {
  let before = first.session
  return ({ session }) => {
    const was = before
    before = session
    if (session.call !== was.call) for (const listen of listeners.call) listen(session.call)
    const last = session.lastCall
    if (last && last !== was.lastCall) for (const listen of listeners.ended) listen(last)
    const state = session.state?.state ?? 'signed_out'
    if (state !== (was.state?.state ?? 'signed_out')) {
      for (const listen of listeners.state) listen(state)
    }
  }
}
