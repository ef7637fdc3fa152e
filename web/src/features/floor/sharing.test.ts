import { describe, expect, it } from 'vitest'

import { isSame, shareFloor, shareList } from './sharing'
import { desk, floor, waiting } from './samples'

const keyOf = (one: { operator_id: number }) => one.operator_id

describe('equality', () => {
  it.each([
    [{ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 2] } }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: null }, { a: {} }, false],
    [[1, 2], [2, 1], false],
    [null, null, true],
  ])('looks into %j and %j', (a, b, same) => {
    expect(isSame(a, b)).toBe(same)
  })
})

describe('a floor that comes again', () => {
  it('keeps the objects, and whole lists, that did not change', () => {
    const before = floor({ desks: [desk(1), desk(2)], waiting: [waiting('a')] })
    const after = structuredClone(before)
    const shared = shareFloor(before, after)
    expect(shared.desks).toBe(before.desks)
    expect(shared.waiting).toBe(before.waiting)
    expect(shared.trunk).toBe(before.trunk)
  })

  it('changes only the desk that changed', () => {
    const before = floor({ desks: [desk(1), desk(2), desk(3)] })
    const after = structuredClone(before)
    after.desks[1] = desk(2, { state: 'talking' })
    const { desks } = shareFloor(before, after)
    expect(desks).not.toBe(before.desks)
    expect(desks[0]).toBe(before.desks[0])
    expect(desks[1]?.state).toBe('talking')
    expect(desks[2]).toBe(before.desks[2])
  })

  it('notices who left, who came, and a new order', () => {
    const before = [desk(1), desk(2)]
    expect(shareList(before, [desk(1)], keyOf)).toEqual([before[0]])
    expect(shareList(before, [desk(1), desk(2), desk(3)], keyOf)).toHaveLength(3)
    expect(shareList(before, [desk(2), desk(1)], keyOf)).toEqual([before[1], before[0]])
  })

  it('notices a skill whose level changed', () => {
    const before = floor({ desks: [desk(1, { skills: { 'lang:en': 3 } })] })
    const after = floor({ desks: [desk(1, { skills: { 'lang:en': 4 } })] })
    expect(shareFloor(before, after).desks[0]?.skills).toEqual({ 'lang:en': 4 })
  })
})
