import { describe, expect, it } from 'vitest'

import { landmarksOf, neighbour, spansOf, startOf } from './timeline'

const moment = (at: number, kind: string, label: string) => ({ at, kind, label })
const MARKS = landmarksOf(
  [
    moment(0, 'call.answered', '接通'),
    moment(20, 'call.held', '保持'),
    moment(42, 'call.resumed', '取回'),
    moment(58, 'call.transferred', '转接'),
  ],
  [{ from_seconds: 47, to_seconds: null, reason: '报身份证号' }],
  60,
)

describe('landmarks', () => {
  it('stand in order; holds and pauses have an end', () => {
    expect(MARKS.map(({ at, to, kind }) => [at, to, kind])).toEqual([
      [0, null, 'moment'],
      [20, 42, 'hold'],
      [42, null, 'moment'],
      [47, 60, 'pause'],
      [58, null, 'moment'],
    ])
    expect(MARKS[3]?.label).toBe('暂停录音：报身份证号')
  })

  it('let a hold that never ended last to the end', () => {
    expect(landmarksOf([moment(5, 'call.held', '保持')], [], 9)[0]?.to).toBe(9)
  })

  it('are reached a little before they happen, but a silence is not waited for', () => {
    expect(MARKS.map(startOf)).toEqual([0, 18, 40, 47, 56])
  })

  it.each([
    [0, 1, 20],
    [18, 1, 42],
    [59, 1, undefined],
    [47, -1, 42],
    [0, -1, undefined],
  ] as const)('from second %d, step %d leads to the one at %s', (time, step, at) => {
    expect(neighbour(MARKS, time, step)?.at).toBe(at)
  })
})

describe('what was heard', () => {
  it('is told in pairs of seconds, without stretches that have no length', () => {
    const pairs = [
      [0, 3.14159],
      [5, 5.01],
      [20.05, 21],
    ] as const
    const ranges = {
      length: pairs.length,
      start: (at: number) => pairs[at]?.[0] ?? 0,
      end: (at: number) => pairs[at]?.[1] ?? 0,
    }
    expect(spansOf(ranges)).toEqual([
      [0, 3.1],
      [20.1, 21],
    ])
  })
})
