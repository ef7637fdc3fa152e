import { describe, expect, it } from 'vitest'

import { branchesOf, matching } from './tree'

interface Row {
  code: string
  parent: string | null
}

const ROWS: Row[] = [
  { code: 'b', parent: null },
  { code: 'a1', parent: 'a' },
  { code: 'a', parent: null },
  { code: 'a2', parent: 'a' },
  { code: 'a11', parent: 'a1' },
  { code: 'orphan', parent: 'gone' },
]
const codeOf = (row: Row) => row.code
const parentOf = (row: Row) => row.parent

describe('a tree as rows', () => {
  it('lays children below their parent, and orphans at the top', () => {
    const laid = branchesOf(ROWS, codeOf, parentOf)
    expect(laid.map(({ row, depth }) => `${depth} ${row.code}`)).toEqual([
      '0 b',
      '0 a',
      '1 a1',
      '2 a11',
      '1 a2',
      '0 orphan',
    ])
    expect(laid.find(({ row }) => row.code === 'a')?.children).toBe(2)
  })

  it('keeps what stands above a match', () => {
    const kept = matching(ROWS, codeOf, parentOf, (row) => row.code === 'a11')
    expect(kept.map(codeOf)).toEqual(['a1', 'a', 'a11'])
    expect(matching(ROWS, codeOf, parentOf, () => true)).toHaveLength(ROWS.length)
    expect(matching(ROWS, codeOf, parentOf, () => false)).toEqual([])
  })
})
