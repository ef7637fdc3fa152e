import { describe, expect, it } from 'vitest'

import { barsOf, decodeLevels, heightOf, marksOf } from './levels'

describe('the outline', () => {
  it('is decoded from base64', () => {
    expect([...decodeLevels('AAD/')]).toEqual([0, 0, 255])
    expect(decodeLevels('')).toHaveLength(0)
  })

  it('keeps the loudest of each piece when there are fewer pixels than levels', () => {
    expect(barsOf(Uint8Array.from([0, 255, 51, 0]), 2)).toEqual([1, 0.2])
  })

  it('repeats levels when there are more pixels than levels', () => {
    expect(barsOf(Uint8Array.from([255, 0]), 4)).toEqual([1, 1, 0, 0])
    expect(barsOf(new Uint8Array(), 4)).toEqual([])
    expect(barsOf(Uint8Array.from([9]), 0)).toEqual([])
  })

  it('lifts soft voices and stays within its height', () => {
    expect(heightOf(0.25)).toBe(0.5)
    expect(heightOf(2)).toBe(1)
    expect(heightOf(-1)).toBe(0)
  })

  it.each([
    [63, 8, [0, 10, 20, 30, 40, 50, 60]],
    [20, 4, [0, 5, 10, 15]],
    [3600, 6, [0, 600, 1200, 1800, 2400, 3000]],
    [0, 8, []],
  ])('%i seconds get round marks', (length, most, marks) => {
    expect(marksOf(length, most)).toEqual(marks)
  })
})
