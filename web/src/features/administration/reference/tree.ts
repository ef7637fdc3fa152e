/** A tree of rows laid out in reading order, with how deep each one lies. */

export interface Branch<T> {
  row: T
  depth: number
  /** How many lie directly below it. */
  children: number
}

/** Roots first, each followed by what lies below it; a row whose parent is missing is a root. */
export function branchesOf<T, K>(
  rows: readonly T[],
  keyOf: (row: T) => K,
  parentOf: (row: T) => K | null,
): Branch<T>[] {
  const known = new Set(rows.map(keyOf))
  const below = new Map<K | null, T[]>()
  for (const row of rows) {
    const parent = parentOf(row)
    const key = parent !== null && known.has(parent) ? parent : null
    below.set(key, [...(below.get(key) ?? []), row])
  }
  const laid: Branch<T>[] = []
  const visit = (parent: K | null, depth: number): void => {
    for (const row of below.get(parent) ?? []) {
      const key = keyOf(row)
      laid.push({ row, depth, children: below.get(key)?.length ?? 0 })
      visit(key, depth + 1)
    }
  }
  visit(null, 0)
  return laid
}

/** Those that match, and everything above them, so that each is seen where it belongs. */
export function matching<T, K>(
  rows: readonly T[],
  keyOf: (row: T) => K,
  parentOf: (row: T) => K | null,
  isWanted: (row: T) => boolean,
): T[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  const kept = new Set<T>()
  for (const row of rows) {
    if (!isWanted(row)) continue
    let at: T | undefined = row
    while (at && !kept.has(at)) {
      kept.add(at)
      const parent = parentOf(at)
      at = parent === null ? undefined : byKey.get(parent)
    }
  }
  return rows.filter((row) => kept.has(row))
}
