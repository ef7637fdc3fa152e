/** Which step of one version is which step of another. */
import type { Step } from '@/api/flows'

/** Old index and new index of the same step. */
export type Pair = [before: number, after: number]

/** Steps of one name and kind, then equal steps, then steps of one kind, in their order. */
export function matchSteps(before: readonly Step[], after: readonly Step[]): Pair[] {
  const pairs: Pair[] = []
  const oldLeft = new Set(before.keys())
  const newLeft = new Set(after.keys())
  const sameBy = (signature: (step: Step) => string) => {
    for (const at of newLeft) {
      const wanted = signature(after[at] as Step)
      const found = wanted && [...oldLeft].find((each) => signature(before[each] as Step) === wanted)
      if (found === undefined || found === '') continue
      pairs.push([found, at])
      oldLeft.delete(found)
      newLeft.delete(at)
    }
  }
  sameBy(({ id, step }) => (id ? `${step} ${id}` : ''))
  sameBy((step) => JSON.stringify(Object.entries({ ...step, id: '' }).toSorted()))
  sameBy((step) => step.step)
  return pairs.toSorted(([, a], [, b]) => a - b)
}

/** The pairs that stand out of order: all but one longest run that rises. */
export function movedPairs(pairs: readonly Pair[]): Set<Pair> {
  const best: Pair[][] = []
  for (const pair of pairs) {
    const before = best.filter((run) => (run.at(-1) as Pair)[0] < pair[0])
    const longest = before.reduce<Pair[]>((a, b) => (b.length > a.length ? b : a), [])
    best.push([...longest, pair])
  }
  const kept = best.reduce<Pair[]>((a, b) => (b.length > a.length ? b : a), [])
  return new Set(pairs.filter((pair) => !kept.includes(pair)))
}
