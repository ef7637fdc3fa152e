import { describe, expect, it } from 'vitest'

import type { Step } from '@/api/flows'

import { arrowsOf, END, isPlain, pointersTo } from './arrows'
import { duplicateRow, insertRow, moveRow, pointArrow, removeRow, renameRow, rowOf, setKey, stepsOf, type Row } from './edit'
import { KINDS, STEP_KINDS } from './kinds'
import { freshName, nameFault, placeOf } from './naming'
import { newStep } from './newStep'

const FIRST = { queue: 'general', hours: 'office' }
const step = (kind: Step['step'], change: object = {}) =>
  ({ ...newStep(kind, FIRST), ...change }) as Step

function rows(...steps: Step[]): Row[] {
  return steps.map(rowOf)
}

const flow = () =>
  rows(
    step('answer'),
    step('menu', { id: '业务菜单', choices: { '0': '人工', '1': '', '#': '没有' }, otherwise: END }),
    step('play', { prompt: 'greeting' }),
    step('queue', { id: '人工', next: '评价', otherwise: '业务菜单' }),
    step('rate', { id: '评价' }),
  )
const kinds = (list: Row[]) => list.map((row) => row.step.step)

describe('arrows', () => {
  it('come in the order of a telephone, with what they lead to', () => {
    const found = arrowsOf(stepsOf(flow()), 1).map(({ label, target, isMissing }) => [label, target, isMissing])
    expect(found).toEqual([
      ['按 1', 2, false],
      ['按 0', 3, false],
      ['按 #', null, true],
      ['未按或按错', null, false],
    ])
  })

  it('are plain only where they fall to the step below', () => {
    const steps = stepsOf(flow())
    expect(arrowsOf(steps, 0).map((arrow) => isPlain(arrow, 0))).toEqual([true])
    expect(arrowsOf(steps, 3).map((arrow) => isPlain(arrow, 3))).toEqual([true, false])
  })

  it('that name a step are found, those that fall to it are not', () => {
    const found = pointersTo(stepsOf(flow()), 3).map(({ from, arrow }) => [from, arrow.label])
    expect(found).toEqual([[1, '按 0']])
    expect(pointersTo(stepsOf(flow()), 2)).toEqual([])
  })
})

describe('moving, copying and adding', () => {
  it('keeps every step once, wherever it goes', () => {
    expect(kinds(moveRow(flow(), 4, 1))).toEqual(['answer', 'rate', 'menu', 'play', 'queue'])
    expect(kinds(moveRow(flow(), 1, 99))).toEqual(['answer', 'play', 'queue', 'rate', 'menu'])
    expect(kinds(moveRow(flow(), 1, 1))).toEqual(kinds(flow()))
  })

  it('makes a copy that nothing points at', () => {
    const list = duplicateRow(flow(), 3)
    expect(list[4]?.step).toMatchObject({ step: 'queue', id: '', next: '评价' })
    expect(new Set(list.map(({ mark }) => mark)).size).toBe(6)
  })

  it('adds a step of every kind that has all its fields and ways', () => {
    for (const kind of STEP_KINDS) {
      const [made] = insertRow([], 0, newStep(kind, FIRST))
      const names = [...KINDS[kind].fields, ...KINDS[kind].ways].map(({ name }) => name)
      for (const name of names) expect(made?.step, `${kind}.${name}`).toHaveProperty(name)
    }
  })
})

describe('arrows that must not get lost', () => {
  it('follow a step that is renamed', () => {
    const steps = stepsOf(renameRow(flow(), 3, '转人工'))
    expect(steps[1]).toMatchObject({ choices: { '0': '转人工' } })
  })

  it('lead to the step below a deleted one, which gets a name', () => {
    const list = removeRow(removeRow(flow(), 4), 3)
    expect(stepsOf(list)[1]).toMatchObject({ choices: { '0': END } })
    const shorter = stepsOf(removeRow(flow(), 1))
    expect(shorter[2]).toMatchObject({ step: 'queue', otherwise: '播放提示音' })
    expect(shorter[1]).toMatchObject({ step: 'play', id: '播放提示音' })
  })

  it('give their target a name when it has none', () => {
    const list = pointArrow(flow(), 1, { way: 'choices', key: '1' }, 2)
    expect(stepsOf(list)[1]).toMatchObject({ choices: { '1': '播放提示音' } })
    expect(list[2]?.step.id).toBe('播放提示音')
    expect(stepsOf(pointArrow(list, 3, { way: 'otherwise', key: '' }, 'end'))[3]).toMatchObject({ otherwise: END })
  })

  it('come and go with their keys', () => {
    const list = setKey(flow(), 3, 'exit_keys', '1', true)
    expect(list[3]?.step).toMatchObject({ exit_keys: { '1': '' } })
    expect(setKey(list, 3, 'exit_keys', '1', false)[3]?.step).toMatchObject({ exit_keys: {} })
  })
})

describe('names', () => {
  it('are fresh, and faults are said', () => {
    const steps = stepsOf(flow())
    expect(freshName(steps, 'play')).toBe('播放提示音')
    expect(freshName([...steps, step('play', { id: '播放提示音' })], 'play')).toBe('播放提示音2')
    expect(nameFault(steps, 2, '人工')).toContain('第 4 步')
    expect(nameFault(steps, 3, '')).toContain('指向此步')
    expect(nameFault(steps, 2, END)).toContain('结束通话')
    expect(nameFault(steps, 3, '人工')).toBe('')
    expect(placeOf(steps, 1)).toBe('第 2 步 业务菜单')
  })
})
