// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { Queue } from '@/api/telephonySettings'

import { BLANK_QUEUE } from './queueFields'
import { countSkilled, demandsOf, reachAt, reachesOf, wideningFaults } from './reach'

const STEPS = [
  { after_seconds: 30, fewer_levels: 1, groups: ['home'], drop_skills: [] },
  { after_seconds: 60, fewer_levels: 0, groups: [], drop_skills: ['desk:talent', 'lang:zh'] },
]
const QUEUE = {
  ...BLANK_QUEUE,
  name: 'talent',
  skills: ['desk:talent'],
  least_level: 3,
  groups: ['hall'],
  widenings: STEPS,
  overflow_queue: 'general',
  overflow_after_seconds: 90,
} as unknown as Queue

const one = (skills: Record<string, number>) => ({
  operator_id: 1,
  display_name: '',
  roles: '',
  skills,
  is_default: false,
})
const faultsOf = (changes: object) => wideningFaults({ ...QUEUE, ...changes })

describe('who may be offered a call', () => {
  it('asks for everything in the beginning', () => {
    expect(reachAt(QUEUE, 'zh', 0)).toEqual({
      fromSeconds: 0,
      skills: ['queue:talent', 'lang:zh', 'desk:talent'],
      level: 3,
      groups: ['hall'],
      alsoIn: '',
    })
  })

  it('lowers the level and adds groups when a step is due', () => {
    const reach = reachAt(QUEUE, 'zh', 30)
    expect(reach.level).toBe(2)
    expect(reach.groups).toEqual(['hall', 'home'])
  })

  it('drops skills but never the language', () => {
    expect(reachAt(QUEUE, 'zh', 60).skills).toEqual(['queue:talent', 'lang:zh'])
  })

  it('has one stage per change, the overflow among them', () => {
    const stages = reachesOf(QUEUE, 'zh')
    expect(stages.map(({ fromSeconds }) => fromSeconds)).toEqual([0, 30, 60, 90])
    expect(stages.map(({ alsoIn }) => alsoIn)).toEqual(['', '', '', 'general'])
  })

  it('leaves out what comes after the longest wait', () => {
    const short = { ...QUEUE, longest_wait_seconds: 60 }
    expect(reachesOf(short, 'zh').map(({ fromSeconds }) => fromSeconds)).toEqual([0, 30])
  })

  it('lets every group serve a queue that names none, whatever its steps add', () => {
    expect(reachAt({ ...QUEUE, groups: [] }, 'zh', 30).groups).toEqual([])
  })

  it('counts the operators who have every skill at the level', () => {
    const people = [
      one({ 'queue:talent': 3, 'lang:zh': 5, 'desk:talent': 3 }),
      one({ 'queue:talent': 3, 'lang:zh': 3, 'desk:talent': 2 }),
      one({ 'queue:talent': 5, 'lang:zh': 5 }),
    ]
    expect([0, 30, 60].map((at) => countSkilled([reachAt(QUEUE, 'zh', at)], people))).toEqual([1, 2, 3])
  })
})

it('also counts who serves the queue it overflows into', () => {
  const general = { ...BLANK_QUEUE, name: 'general', least_level: 2 } as unknown as Queue
  const people = [one({ 'queue:general': 2, 'lang:zh': 2 }), one({ 'queue:general': 1, 'lang:zh': 5 })]
  const counts = [60, 90].map((at) =>
    countSkilled(demandsOf(reachAt(QUEUE, 'zh', at), 'zh', [QUEUE, general]), people),
  )
  expect(counts).toEqual([0, 1])
})

describe('steps that say nothing', () => {
  it('takes steps that follow each other', () => {
    expect(faultsOf({})).toEqual({})
  })

  it.each([
    [[STEPS[1], STEPS[0]], 'widenings.1.after_seconds', '应晚于上一步'],
    [[{ ...STEPS[0], after_seconds: 9999 }], 'widenings.0.after_seconds', '永远不会生效'],
    [[{ after_seconds: 5 }], 'widenings.0', '没有放宽'],
  ])('refuses %j', (widenings, path, words) => {
    expect(faultsOf({ widenings })[path as string]).toContain(words)
  })

  it('refuses a queue that overflows into itself', () => {
    expect(faultsOf({ overflow_queue: 'talent' })).toHaveProperty('overflow_queue')
  })
})
