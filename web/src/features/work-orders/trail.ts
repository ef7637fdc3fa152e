/** The list an order was opened from: the way back, and its neighbours. */
import { recall, remember } from '@/shared/storage'

interface Trail {
  numbers: string[]
  from: string
}

const KEY = 'hotline.trail'

export function rememberTrail(numbers: string[], from: string): void {
  remember(KEY, { numbers, from })
}

export interface Neighbours {
  from: string
  before: string | null
  after: string | null
  place: string
}

export function neighboursOf(number: string): Neighbours {
  const trail = recall<Trail>(KEY)
  const at = trail?.numbers.indexOf(number) ?? -1
  if (!trail || at < 0) return { from: '/orders', before: null, after: null, place: '' }
  return {
    from: trail.from,
    before: trail.numbers[at - 1] ?? null,
    after: trail.numbers[at + 1] ?? null,
    place: `${at + 1} / ${trail.numbers.length}`,
  }
}
