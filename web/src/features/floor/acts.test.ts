import { describe, expect, it } from 'vitest'

import { messageOf, questionOf, type Act } from './acts'
import { activity, beganAt, glance } from './labels'
import { desk } from './samples'

const WANG = desk(7, { display_name: '王芳', state: 'talking', talking_since: '2026-11-24T03:50:00Z' })

describe('acts of a team leader', () => {
  it.each<[Act, string | undefined, boolean | undefined]>([
    [{ type: 'supervise', mode: 'listen_in' }, undefined, undefined],
    [{ type: 'supervise', mode: 'whisper' }, undefined, undefined],
    [{ type: 'stop_supervising' }, undefined, undefined],
    [{ type: 'supervise', mode: 'barge_in' }, '强插', false],
    [{ type: 'take_over' }, '接管', true],
    [{ type: 'force_end' }, '强拆', true],
    [{ type: 'force_state', state: 'break' }, '强制小休', false],
    [{ type: 'force_state', state: 'signed_out' }, '强制签出', true],
  ])('%j asks first when it does harm', (act, yes, isHarmful) => {
    const question = questionOf(act, WANG)
    expect(question?.yes).toBe(yes)
    expect(question?.isHarmful).toBe(isHarmful)
    expect(question?.text ?? '王芳（8007）').toContain('王芳（8007）')
  })

  it('name the desk, except where there is only one listening to stop', () => {
    expect(messageOf({ type: 'force_end' }, 7)).toEqual({ type: 'force_end', operator_id: 7 })
    expect(messageOf({ type: 'stop_supervising' }, 7)).toEqual({ type: 'stop_supervising' })
  })
})

describe('what a desk does', () => {
  it.each([
    [{}, '置闲'],
    [{ state: 'talking' as const }, '通话中'],
    [{ state: 'talking' as const, call_phase: 'held' }, '保持中'],
    [{ state: 'talking' as const, direction: 'outbound' as const }, '呼出中'],
    [{ state: 'break' as const, reason: '用餐' }, '小休 · 用餐'],
    [{ state: 'not_ready' as const, reason: 'no_answer' }, '示忙 · 无应答'],
  ])('%j is told shortly', (changes, words) => {
    expect(activity(desk(1, changes))).toBe(words)
  })

  it('is even shorter where the colour tells the state', () => {
    expect(glance(desk(1, { state: 'break', reason: '用餐' }))).toBe('用餐')
    expect(glance(desk(1, { state: 'not_ready', reason: 'forced' }))).toBe('班长设置')
    expect(glance(desk(1, { state: 'wrap_up' }))).toBe('话后')
  })

  it('counts a talk from its answer, anything else from its state', () => {
    expect(beganAt(WANG)).toBe('2026-11-24T03:50:00Z')
    expect(beganAt({ ...WANG, state: 'wrap_up' })).toBe(WANG.since)
  })
})
