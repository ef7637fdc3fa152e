import { beforeEach, describe, expect, it } from 'vitest'

import type { Heard, HeardField } from '@/api/heard'
import { clearMarks, emptyDraft, heardMarks, saidWords } from '@/features/work-orders'

import { fillFromHeard } from './fillFromHeard'

const field = (name: string, value: string, rest: Partial<HeardField> = {}): HeardField => ({
  name,
  label: name,
  value,
  meant: '',
  code: '',
  at: null,
  precision: '',
  probability: 0.9,
  by: 'rules',
  spans: [],
  ...rest,
})
const heard = (...fields: HeardField[]): Heard => ({ turns: [], fields, matters: [], model: '' })

describe('what was heard', () => {
  beforeEach(clearMarks)

  it('fills empty fields and marks them as filled by a machine', () => {
    const form = emptyDraft()
    const filled = fillFromHeard(
      heard(
        field('caller', '陈'),
        field('form_of_address', '陈女士'),
        field('phone', '13907551234'),
        field('place', '国贸路'),
        field('event', '停水三天'),
        field('demand', '尽快恢复'),
        field('demand', '给个说法'),
        field('appeal_type', '投诉', { code: 'complaint' }),
        field('time', '昨天下午三点', { at: '2026-11-26T15:00:00+08:00', precision: 'minute' }),
      ),
      form,
    )
    expect(form.caller).toMatchObject({ name: '陈女士', phone: '13907551234' })
    expect(form.demands[0]).toMatchObject({
      place: '国贸路',
      event: '停水三天',
      demand: '尽快恢复；给个说法',
      appeal_type: 'complaint',
      event_time: '2026-11-26T15:00:00+08:00',
    })
    expect(filled).toHaveLength(7)
    expect(heardMarks['demands.0.place']).toBe('国贸路')
  })

  it('fills the name that is meant and keeps what was said', () => {
    const form = emptyDraft()
    fillFromHeard(heard(field('place', '美览机场', { meant: '美兰机场' })), form)
    expect(form.demands[0]!.place).toBe('美兰机场')
    expect(saidWords['demands.0.place']).toBe('美览机场')
    clearMarks()
    expect(saidWords).toEqual({})
  })

  it('never overwrites what the operator typed', () => {
    const form = emptyDraft('10086')
    form.demands[0]!.event = '我写的'
    form.demands[0]!.appeal_type = 'help'
    const filled = fillFromHeard(
      heard(
        field('phone', '13907551234'),
        field('event', '停水三天'),
        field('appeal_type', '投诉', { code: 'complaint' }),
      ),
      form,
    )
    expect(filled).toEqual([])
    expect(form.caller.phone).toBe('10086')
    expect(form.demands[0]).toMatchObject({ event: '我写的', appeal_type: 'help' })
    expect(heardMarks).toEqual({})
  })

  it('takes no time that is only a day, and a wish for secrecy only towards more of it', () => {
    const form = emptyDraft()
    const day = field('time', '昨天', { at: '2026-11-26T00:00:00+08:00', precision: 'day' })
    fillFromHeard(heard(day, field('secrecy', '保密', { code: 'confidential' })), form)
    expect(form.demands[0]!.event_time).toBeNull()
    expect(form.caller.is_confidential).toBe(true)
    fillFromHeard(heard(field('secrecy', '公开', { code: 'open' })), form)
    expect(form.caller.is_confidential).toBe(true)
  })

  it('leaves a form alone that was handed in', () => {
    const form = { ...emptyDraft(), submitted: [] }
    expect(fillFromHeard(heard(field('place', '国贸路')), form)).toEqual([])
  })
})
