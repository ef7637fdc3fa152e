import { describe, expect, it } from 'vitest'

import type { CitizenArea } from '@/api/citizenTypes'

import { below, centresOf, distance, nearest, pathOf, sketchOf, tops } from './areas'
import { fitted, sizeText } from './shrink'
import { wavOf } from './wav'

const area = (code: string, parent_code: string, point?: [number, number]): CitizenArea => ({
  code,
  name: code,
  level: 'district',
  parent_code,
  latitude: point?.[0] ?? null,
  longitude: point?.[1] ?? null,
})
const ALL = [
  area('a', 'city', [20.0, 110.3]),
  area('b', 'city', [20.1, 110.4]),
  area('a1', 'a'),
  area('a2', 'a'),
]

describe('areas', () => {
  it('are picked from the top down', () => {
    expect(tops(ALL).map(({ code }) => code)).toEqual(['a', 'b'])
    expect(below(ALL, 'a').map(({ code }) => code)).toEqual(['a1', 'a2'])
    expect(pathOf(ALL, 'a2').map(({ code }) => code)).toEqual(['a', 'a2'])
    expect(pathOf(ALL, 'nowhere')).toEqual([])
    const within = [area('city', ''), ...ALL]
    expect(tops(within).map(({ code }) => code)).toEqual(['a', 'b'])
  })

  it('are found by a point, if it is in the city', () => {
    const centres = centresOf(ALL)
    expect(nearest(centres, { latitude: 20.02, longitude: 110.31 })?.code).toBe('a')
    expect(nearest(centres, { latitude: 39.9, longitude: 116.4 })).toBeUndefined()
    expect(nearest([], { latitude: 20, longitude: 110 })).toBeUndefined()
  })

  it('are as far from each other as on the globe', () => {
    expect(distance({ latitude: 20, longitude: 110 }, { latitude: 21, longitude: 110 })).toBeCloseTo(111.2, 0)
    expect(distance({ latitude: 60, longitude: 10 }, { latitude: 60, longitude: 11 })).toBeCloseTo(55.6, 0)
  })
})

describe('the sketch', () => {
  it.each([[ALL], [[area('only', '', [20, 110])]]])('reads back where one tapped', (all) => {
    const centres = centresOf(all)
    const sketch = sketchOf(centres, 300)
    for (const each of centres) {
      const { x, y } = sketch.place(each)
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(300)
      const read = sketch.read(x, y)
      expect(read.latitude).toBeCloseTo(each.latitude, 6)
      expect(read.longitude).toBeCloseTo(each.longitude, 6)
    }
  })

  it('has north above', () => {
    const [a, b] = centresOf(ALL)
    const { place } = sketchOf([a!, b!], 300)
    expect(place(b!).y).toBeLessThan(place(a!).y)
    expect(place(b!).x).toBeGreaterThan(place(a!).x)
  })
})

describe('what travels', () => {
  it('is never drawn larger than it was', () => {
    expect(fitted(4000, 3000, 1600)).toEqual([1600, 1200])
    expect(fitted(3000, 4000, 1600)).toEqual([1200, 1600])
    expect(fitted(800, 600, 1600)).toEqual([800, 600])
    expect(fitted(10_000, 1, 1600)).toEqual([1600, 1])
  })

  it('is told in sizes people know', () => {
    expect([sizeText(300), sizeText(240_400), sizeText(3_240_000)]).toEqual(['1 kB', '240 kB', '3.2 MB'])
  })

  it('is sound every desk can play', async () => {
    const wav = wavOf(Float32Array.from([0, 1, -1, 2]), 8000)
    const view = new DataView(await wav.arrayBuffer())
    const word = (at: number): string => String.fromCharCode(...new Uint8Array(view.buffer, at, 4))
    expect([word(0), word(8), word(12), word(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data'])
    expect(view.getUint32(24, true)).toBe(8000)
    expect(view.getUint32(40, true)).toBe(8)
    expect([0, 1, 2, 3].map((at) => view.getInt16(44 + at * 2, true))).toEqual([0, 32767, -32767, 32767])
  })
})
