import { describe, expect, it } from 'vitest'

import { allowedActs, isGuest, type Act } from './allowed'
import type { CallPhase, CallView, PartyView } from './messages'
import { aCall, aParty } from './samples'

const EVERYTHING: Act[] = [
  'answer',
  'decline',
  'start',
  'skip',
  'hold',
  'resume',
  'mute',
  'keypad',
  'consult',
  'transfer',
  'add',
  'complete',
  'conference',
  'return',
  'park',
  'record',
  'hang_up',
]

function acts(call: CallView): Act[] {
  const allowed = allowedActs(call)
  return EVERYTHING.filter((act) => allowed.has(act))
}

function during(phase: CallPhase, parties: PartyView[] = []): CallView {
  return aCall({ phase, parties, recording: 'on', answered_at: '2026-11-24T02:00:04Z' })
}

describe('what may be done with a call', () => {
  it.each<[CallPhase, Act[]]>([
    ['preview', ['start', 'skip']],
    ['offered', ['answer', 'decline']],
    ['dialling', ['mute', 'hang_up']],
    ['reconnecting', ['hang_up']],
    [
      'talking',
      ['hold', 'mute', 'keypad', 'consult', 'transfer', 'add', 'park', 'record', 'hang_up'],
    ],
    ['held', ['resume', 'mute', 'consult', 'transfer', 'add', 'park', 'record', 'hang_up']],
  ])('while it is %s', (phase, allowed) => {
    expect(acts(during(phase))).toEqual(allowed)
  })

  it('offers the ways out of a consultation to who began it', () => {
    const call = during('consulting', [aParty({ state: 'consulting' })])
    expect(acts(call)).toEqual(expect.arrayContaining(['complete', 'conference', 'return']))
    expect(acts(call)).not.toContain('hold')
  })

  it('lets a colleague who was asked in only leave, mute and press keys', () => {
    const call = during('consulting')
    expect(isGuest(call)).toBe(true)
    expect(acts(call)).toEqual(['mute', 'keypad', 'hang_up'])
  })

  it('lets the operator leave a conference once somebody else is in it', () => {
    expect(acts(during('talking', [aParty({ state: 'ringing' })]))).not.toContain('complete')
    expect(acts(during('talking', [aParty({ state: 'joined' })]))).toContain('complete')
  })

  it('pauses no recording that does not run', () => {
    expect(acts({ ...during('talking'), recording: 'off' })).not.toContain('record')
    expect(acts({ ...during('talking'), recording: 'paused' })).toContain('record')
  })

  it('ends an outbound call that still rings here instead of declining it', () => {
    const call = aCall({ direction: 'outbound' })
    expect(acts(call)).toEqual(['answer', 'hang_up'])
  })

  it('allows nothing without a call', () => {
    expect(allowedActs(null).size).toBe(0)
  })
})
