/** How a machine's suggestion is shown: what it rests on, how likely, and that it is a machine's. */
import type { Suggestion } from '@/api/routing'
import type { Tone } from '@/shared/labels'

export const BASIS_TONES: Record<string, Tone> = {
  ruling: 'violet',
  rule: 'blue',
  precedent: 'green',
  learnt: 'green',
  duty: 'grey',
}

/** Empty while nothing was measured on this site. */
export function chance(suggestion: Pick<Suggestion, 'probability'>): string {
  const { probability } = suggestion
  return probability === null || probability === undefined ? '' : `${Math.round(Number(probability) * 100)}%`
}

export const NOT_SURE = '机器把握不足，请按职责判断'
