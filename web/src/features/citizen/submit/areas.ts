/** Areas of the city for picking; where their centres are known, a sketch to tap on. */
import { listAreas } from '@/api/citizen'
import type { CitizenArea } from '@/api/citizenTypes'

let fetched: Promise<CitizenArea[]> | undefined

/** Fetched once; a failure is not remembered. */
export function areas(): Promise<CitizenArea[]> {
  fetched ??= listAreas().catch((failure: unknown) => {
    fetched = undefined
    throw failure
  })
  return fetched
}

export interface Point {
  latitude: number
  longitude: number
}
export interface Centre extends Point {
  code: string
  name: string
}

export function centresOf(all: CitizenArea[]): Centre[] {
  return all.flatMap(({ code, name, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ code, name, latitude, longitude }],
  )
}

export function below(all: CitizenArea[], parent: string): CitizenArea[] {
  return all.filter(({ parent_code }) => parent_code === parent)
}

/** Where choosing begins: below the one city everything lies in. */
export function tops(all: CitizenArea[]): CitizenArea[] {
  const codes = new Set(all.map(({ code }) => code))
  const highest = all.filter(({ parent_code }) => !codes.has(parent_code))
  const [only] = highest
  const within = only && highest.length === 1 ? below(all, only.code) : []
  return within.length > 0 ? within : highest
}

export function pathOf(all: CitizenArea[], code: string): CitizenArea[] {
  const found = all.find((each) => each.code === code)
  return found ? [...pathOf(all, found.parent_code), found] : []
}

const EARTH_KM = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Kilometres between two points, flat enough for one city. */
export function distance(a: Point, b: Point): number {
  const east = radians(b.longitude - a.longitude) * Math.cos(radians((a.latitude + b.latitude) / 2))
  return EARTH_KM * Math.hypot(east, radians(b.latitude - a.latitude))
}

const NEAR_KM = 30

/** The closest centre, unless the point is far from all of them. */
export function nearest(centres: Centre[], point: Point): Centre | undefined {
  const [first] = centres.toSorted((a, b) => distance(a, point) - distance(b, point))
  return first && distance(first, point) <= NEAR_KM ? first : undefined
}

/** Places points in a box of `side` units and reads a tap back. */
export function sketchOf(centres: Centre[], side: number) {
  const of = (pick: (each: Centre) => number): [number, number] => {
    const all = centres.map(pick)
    return [Math.min(...all), Math.max(...all)]
  }
  const [south, north] = of(({ latitude }) => latitude)
  const [west, east] = of(({ longitude }) => longitude)
  const narrow = Math.cos(radians((south + north) / 2))
  // A margin around the outermost centres, and never a map of nothing.
  const wide = Math.max((east - west) * narrow, north - south, 0.02) * 1.4
  const per = side / wide
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 }
  return {
    place: ({ latitude, longitude }: Point) => ({
      x: side / 2 + (longitude - middle.longitude) * narrow * per,
      y: side / 2 - (latitude - middle.latitude) * per,
    }),
    read: (x: number, y: number): Point => ({
      latitude: middle.latitude - (y - side / 2) / per,
      longitude: middle.longitude + (x - side / 2) / per / narrow,
    }),
  }
}
