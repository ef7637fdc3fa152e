import { describe, expect, it } from 'vitest'

import { anOrder } from './samples'
import { contextOf } from './verbContext'

const DEADLINE = {
  kind: 'handling',
  label: '办理时限',
  wording: '5 个工作日内办结',
  started_at: '2026-11-24T02:00:00Z',
  due_at: '2026-12-01T09:30:00Z',
  stopped_at: null,
  is_overdue: false,
}
const order = anOrder({ department_name: '市城市管理局', deadlines: [DEADLINE] })

describe('what a dialog says of its order', () => {
  it.each([
    ['extend', '办理时限至 2026-12-01 17:30。'],
    ['reassign', '现主办单位：市城市管理局。'],
    ['urge', '现主办单位：市城市管理局；办理时限至 2026-12-01 17:30。'],
    ['dispatch', ''],
  ])('for %s', (verb, sentence) => {
    expect(contextOf(verb, order)).toBe(sentence)
  })

  it('says that the time is over, and leaves out clocks that have stopped', () => {
    const late = anOrder({ deadlines: [{ ...DEADLINE, is_overdue: true }] })
    expect(contextOf('suspend', late)).toContain('已超期')
    const stopped = anOrder({ deadlines: [{ ...DEADLINE, stopped_at: '2026-11-25T02:00:00Z' }] })
    expect(contextOf('suspend', stopped)).toBe('')
    const two = anOrder({ deadlines: [DEADLINE, DEADLINE] })
    expect(contextOf('suspend', two)).toBe('')
  })
})
