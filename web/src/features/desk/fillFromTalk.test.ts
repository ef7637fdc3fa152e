import { describe, expect, it } from 'vitest'

import type { Talk } from '@/api/conversations'
import { emptyDraft } from '@/features/work-orders'

import { addToEvent, fillFromTalk } from './fillFromTalk'

const talk = (values: Record<string, string>) =>
  ({ contact_id: 41, form: Object.entries(values).map(([name, value]) => ({ name, value })) }) as Talk

describe('what a citizen filled in', () => {
  it('goes into the form with the contact, so that order and talk belong together', () => {
    const form = emptyDraft()
    fillFromTalk(
      talk({
        name: '陈静',
        phone: '13907551234',
        appeal_type: 'help',
        area_code: '460106003',
        place: '国贸路 21 号',
        event: '路灯不亮',
        demand: '请检修',
      }),
      form,
    )
    expect(form.contact_id).toBe(41)
    expect(form.caller).toMatchObject({ name: '陈静', phone: '13907551234' })
    expect(form.demands[0]).toMatchObject({
      appeal_type: 'help',
      area_code: '460106003',
      place: '国贸路 21 号',
      event: '路灯不亮',
      demand: '请检修',
    })
  })

  it('never takes away what was typed, nor puts words where codes belong', () => {
    const form = emptyDraft('10086')
    form.demands[0]!.event = '市民说'
    fillFromTalk(talk({ phone: '13907551234', event: '路灯不亮', area: '龙华区', appeal_type: '其他' }), form)
    expect(form.caller.phone).toBe('10086')
    expect(form.demands[0]).toMatchObject({ event: '市民说', area_code: '', appeal_type: '' })
  })

  it('leaves a form alone that was registered', () => {
    const form = { ...emptyDraft(), submitted: [] }
    fillFromTalk(talk({ name: '陈静' }), form)
    expect([form.contact_id, form.caller.name]).toEqual([null, ''])
  })
})

describe('words of the talk', () => {
  it('are put below the event, once', () => {
    const form = emptyDraft()
    addToEvent('路灯不亮', form)
    addToEvent('三天了', form)
    addToEvent('三天了', form)
    expect(form.demands[0]!.event).toBe('路灯不亮\n三天了')
  })
})
