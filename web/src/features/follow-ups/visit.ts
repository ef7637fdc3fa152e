/** What a citizen says in one call of several orders; pure. */
import type { CompleteBody } from '@/api/types'

import type { Answers } from './answers'

/** Of one of the other orders that the same call speaks of. */
export interface OtherAnswer {
  /** Left out: this order was not spoken of and stays due. */
  spoken: boolean
  solved?: boolean
  rating?: number
  comment: string
}

export type Others = Record<number, OtherAnswer>

export function freshOther(): OtherAnswer {
  return { spoken: false, solved: undefined, rating: undefined, comment: '' }
}

/** Id → what is still missing; nothing is missing of what was not spoken of. */
export function faultsOfOthers(others: Others): Record<number, string> {
  const faults: Record<number, string> = {}
  for (const [id, each] of Object.entries(others)) {
    if (!each.spoken) continue
    if (each.solved === undefined) faults[Number(id)] = '请询问是否解决'
    else if (each.solved && each.rating === undefined) faults[Number(id)] = '请询问市民的评价'
    else if (!each.solved && each.comment.trim().length < 4) {
      faults[Number(id)] = '请写明未解决的情况'
    }
  }
  return faults
}

/** The bodies of the others; when nobody was reached, nobody was for any of them. */
export function bodiesOf(others: Others, main: Answers): (CompleteBody & { id: number })[] {
  return Object.entries(others)
    .filter(([, each]) => each.spoken || main.reached === false)
    .map(([id, each]) => ({
      id: Number(id),
      reached: main.reached === true,
      solved: main.reached ? (each.solved ?? null) : null,
      rating: main.reached ? (each.rating ?? null) : null,
      comment: main.reached ? each.comment.trim() : '',
      is_responded: null,
      reasons: [],
      new_demand: null,
      unsolved_numbers: [],
    }))
}
