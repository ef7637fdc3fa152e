/** Which files are in English, and whose dictionary says how. */
import { readdirSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { fileURLToPath, URL } from 'node:url'

export const WEB = fileURLToPath(new URL('..', import.meta.url))
export const HERE = fileURLToPath(new URL('.', import.meta.url))
const SOURCES = join(WEB, 'src')

/** The citizens' pages speak both by themselves; the others hold no words for people. */
const LEFT_ALONE = [/^features\/citizen\//, /^citizen\.ts$/, /\.test\.ts$/, /\.d\.ts$/, /^shared\/pinyin\//]

/** The file's address below `src`; null where it stays as it is. */
export function placeOf(file: string): string | null {
  const place = relative(SOURCES, file.replace(/\?.*$/, '')).split(sep).join('/')
  if (place.startsWith('..') || !/\.(vue|ts)$/.test(place) || file.includes('?')) return null
  return LEFT_ALONE.some((each) => each.test(place)) ? null : place
}

/** `features/floor/map/room.ts` → `floor`; `shared/time.ts` → `shared`. */
export function featureOf(place: string): string {
  const [room, feature] = place.split('/')
  if (room === 'features' && feature) return feature
  return room === 'main.ts' ? 'app' : (room ?? 'app')
}

export function nameOf(place: string): string {
  return basename(place)
}

export function everyFile(): { file: string; place: string }[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .map((name) => join(SOURCES, name))
    .map((file) => ({ file, place: placeOf(file) }))
    .filter((each): each is { file: string; place: string } => each.place !== null)
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
}
