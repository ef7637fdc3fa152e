/** Find names as people type them: characters, pinyin, initials, or a mixture. */
import { shallowRef } from 'vue'

type Readings = Map<string, string[]>

/** Character → its readings; empty until the table has come. */
const readings = shallowRef<Readings>(new Map())
let loading: Promise<void> | null = null

export function readTable(table: string): Readings {
  const found: Readings = new Map()
  for (const group of table.split(' ')) {
    const syllable = /^[a-z]+/.exec(group)?.[0] ?? ''
    for (const character of group.slice(syllable.length)) {
      found.set(character, [...(found.get(character) ?? []), syllable])
    }
  }
  return found
}

/** Fetch the table once; without it names are found by their characters alone. */
export function loadReadings(): Promise<void> {
  loading ??= import('./table')
    .then(({ TABLE }) => {
      readings.value = readTable(TABLE)
      return undefined
    })
    .catch(() => {
      loading = null
    })
  return loading
}

/** As it is compared: half width, small, without blanks. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v').replace(/[\s'’·・/]+/g, '')
}

export interface Match {
  /** At which character of the name it begins. */
  start: number
  /** Whether the characters themselves were typed. */
  literal: boolean
}

/** What a character may take of the typed letters: itself, a whole syllable, its initial. */
function stepsOf(character: string, rest: string): number[] {
  if (rest.startsWith(character)) return [character.length]
  const steps = new Set<number>()
  for (const syllable of readings.value.get(character) ?? []) {
    if (rest.startsWith(syllable)) steps.add(syllable.length)
    else if (syllable.startsWith(rest)) steps.add(rest.length)
    if (rest[0] === syllable[0]) steps.add(1)
  }
  return [...steps].toSorted((a, b) => b - a)
}

function takes(name: readonly string[], at: number, rest: string): boolean {
  if (rest === '') return true
  const character = name[at]
  if (character === undefined) return false
  return stepsOf(character, rest).some((step) => takes(name, at + 1, rest.slice(step)))
}

/** Where in a name the typed text is found, from any of its characters on; null if nowhere. */
export function findTyped(name: string, typed: string): Match | null {
  const wanted = plain(typed)
  const whole = plain(name)
  if (!wanted) return null
  const literal = whole.indexOf(wanted)
  if (literal >= 0) return { start: literal, literal: true }
  const characters = [...whole]
  const start = characters.findIndex((_, at) => takes(characters, at, wanted))
  return start < 0 ? null : { start, literal: false }
}

/** The first letters of a name's readings, as a short code to begin with. */
export function initialsOf(name: string): string {
  return [...plain(name)]
    .map((character) => (/[a-z0-9]/.test(character) ? character : (readings.value.get(character)?.[0]?.[0] ?? '')))
    .join('')
}
