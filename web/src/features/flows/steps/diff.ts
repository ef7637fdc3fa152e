/** What changed between two versions of a flow, in words. */
import type { Step } from '@/api/flows'

import { KINDS } from './kinds'
import { matchSteps, movedPairs } from './match'
import { placeOf } from './naming'
import { shownField, shownWay } from './shown'
import { summaryOf } from './summary'
import type { Words } from './words'

export interface Change {
  what: 'added' | 'removed' | 'changed' | 'moved'
  /** Which step, by its place in the newer version; a removed one by its old place. */
  place: string
  lines: string[]
}

export function changesOf(before: readonly Step[], after: readonly Step[], words: Words): Change[] {
  const pairs = matchSteps(before, after)
  const moved = movedPairs(pairs)
  const removed = before.flatMap((step, at): Change[] =>
    pairs.some(([old]) => old === at)
      ? []
      : [{ what: 'removed', place: placeOf(before, at), lines: [summaryOf(step, words)] }],
  )
  const rest = after.flatMap((step, at): Change[] => {
    const pair = pairs.find(([, now]) => now === at)
    const place = placeOf(after, at)
    if (!pair) return [{ what: 'added', place, lines: [summaryOf(step, words)] }]
    const old = before[pair[0]] as Step
    const lines = differences(old, step, words)
    if (moved.has(pair)) return [{ what: 'moved', place, lines: [`原在第 ${pair[0] + 1} 步`, ...lines] }]
    return lines.length > 0 ? [{ what: 'changed', place, lines }] : []
  })
  return [...removed, ...rest]
}

function differences(before: Step, after: Step, words: Words): string[] {
  const { fields, ways } = KINDS[after.step]
  const all = [
    ['名称', before.id || '（无）', after.id || '（无）'],
    ...fields.map((each) => [
      each.label,
      shownField(before, each, words),
      shownField(after, each, words),
    ]),
    ...ways.map((way) => [way.label, shownWay(before, way), shownWay(after, way)]),
  ]
  return all.filter(([, old, now]) => old !== now).map(([label, old, now]) => `${label}：${old} → ${now}`)
}
