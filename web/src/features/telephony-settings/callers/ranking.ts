/** Who goes first by the rules as they stand in the form: waiting plus points times seconds. */
import type { Content } from '@/api/telephonySettings'

export interface Waiting {
  who: string
  waited: number
  circumstances: ('vip' | 'care' | 'abandoned_before' | 'repeat')[]
}

export interface Ranked extends Waiting {
  points: number
  /** Seconds the caller counts as having waited. */
  counts: number
}

export const EXAMPLES: Waiting[] = [
  { who: '普通来电，已等 90 秒', waited: 90, circumstances: [] },
  { who: '重点来电人，刚进队列', waited: 0, circumstances: ['vip'] },
  { who: '特殊关爱，刚进队列', waited: 0, circumstances: ['care'] },
  { who: '刚才没接通、又打来，已等 20 秒', waited: 20, circumstances: ['abandoned_before', 'repeat'] },
  { who: '重复来电，已等 20 秒', waited: 20, circumstances: ['repeat'] },
  { who: '普通来电，已等 180 秒', waited: 180, circumstances: [] },
]

export function ranked(rules: Content, waiting: readonly Waiting[] = EXAMPLES): Ranked[] {
  const number = (field: string) => Number(rules[field] ?? 0)
  return waiting
    .map((each) => {
      const points = each.circumstances.reduce((sum, field) => sum + number(field), 0)
      return { ...each, points, counts: each.waited + points * number('seconds_per_point') }
    })
    .toSorted((a, b) => b.counts - a.counts)
}
