import { describe, expect, it } from 'vitest'

import {
  countStates,
  filterDesks,
  groupsOf,
  nextDesk,
  NO_FILTER,
  sectionsOf,
  skillsOf,
  sortDesks,
} from './desks'
import { desk } from './samples'

const DESKS = [
  desk(3, { state: 'talking', group: 'home', skills: { 'dialect:hainan': 4 } }),
  desk(1, { state: 'ready', since: '2026-11-24T03:59:00Z' }),
  desk(2, { state: 'break', since: '2026-11-24T03:30:00Z', display_name: '符丽' }),
]
const walk = (from: number | null, step: 1 | -1) => nextDesk(DESKS, from, step)
const ids = (desks: { operator_id: number }[]) => desks.map((one) => one.operator_id)

describe('desks', () => {
  it('are counted by state, with a nought where nobody is', () => {
    expect(countStates(DESKS)).toMatchObject({ ready: 1, talking: 1, break: 1, wrap_up: 0 })
  })

  it.each([
    [{}, [3, 1, 2]],
    [{ states: ['ready', 'break'] as const }, [1, 2]],
    [{ group: 'home' }, [3]],
    [{ skill: 'dialect:hainan' }, [3]],
    [{ words: ' 符 ' }, [2]],
    [{ words: '8001' }, [1]],
    [{ words: '8001', group: 'home' }, []],
  ])('are filtered by %j', (changes, wanted) => {
    const filter = { ...NO_FILTER, ...changes, states: [...('states' in changes ? changes.states : [])] }
    expect(ids(filterDesks(DESKS, filter))).toEqual(wanted)
  })

  it('stand by seat, or the longest in a state first', () => {
    expect(ids(sortDesks(DESKS, 'seat'))).toEqual([1, 2, 3])
    expect(ids(sortDesks(DESKS, 'since'))).toEqual([2, 1, 3])
    const long = sortDesks([desk(1, { seat: '10001' }), desk(2, { seat: '8002' })], 'seat')
    expect(ids(long)).toEqual([2, 1])
  })

  it('fall into sections, whose states come in the order of work', () => {
    expect(sectionsOf(DESKS, 'state').map(({ key }) => key)).toEqual(['ready', 'talking', 'break'])
    expect(sectionsOf(DESKS, 'group').map(({ key, desks }) => [key, desks.length])).toEqual([
      ['hall', 2],
      ['home', 1],
    ])
    expect(sectionsOf(DESKS, 'none')).toHaveLength(1)
    expect(sectionsOf([], 'none')).toEqual([])
  })

  it('are walked one by one, and the walk stays at either end', () => {
    expect([walk(null, 1), walk(3, 1), walk(2, 1), walk(2, -1), walk(3, -1)]).toEqual([3, 1, 2, 1, 3])
    expect([walk(null, -1), walk(99, 1), nextDesk([], 1, 1)]).toEqual([2, 3, null])
  })

  it('say which groups and skills there are', () => {
    expect(groupsOf(DESKS)).toEqual(['hall', 'home'])
    expect(skillsOf(DESKS)).toEqual(['dialect:hainan', 'lang:zh'])
  })
})
