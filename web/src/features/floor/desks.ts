/** Which desks are shown, in which groups; pure. */
import type { DeskView } from '@/telephone/floorMessages'
import type { OperatorState } from '@/telephone/messages'

export interface DeskFilter {
  /** Empty: every state. */
  states: OperatorState[]
  group: string
  skill: string
  words: string
}

export type Grouping = 'none' | 'state' | 'group'
export type Order = 'seat' | 'since'
export type Shape = 'cards' | 'rows' | 'map'

export interface DeskSection {
  key: string
  desks: DeskView[]
}

export const NO_FILTER: DeskFilter = { states: [], group: '', skill: '', words: '' }

/** From the state a leader looks at first to the one that needs nothing. */
export const STATE_ORDER: OperatorState[] = [
  'ready',
  'offered',
  'talking',
  'wrap_up',
  'break',
  'not_ready',
  'signed_out',
]

export function countStates(desks: readonly DeskView[]): Record<OperatorState, number> {
  const counts = Object.fromEntries(STATE_ORDER.map((state) => [state, 0]))
  for (const { state } of desks) counts[state] = (counts[state] ?? 0) + 1
  return counts as Record<OperatorState, number>
}

export function isFiltered(filter: DeskFilter): boolean {
  return Boolean(filter.states.length || filter.group || filter.skill || filter.words.trim())
}

export function filterDesks(desks: readonly DeskView[], filter: DeskFilter): DeskView[] {
  const words = filter.words.trim().toLowerCase()
  return desks.filter(
    (desk) =>
      (filter.states.length === 0 || filter.states.includes(desk.state)) &&
      (!filter.group || desk.group === filter.group) &&
      (!filter.skill || filter.skill in desk.skills) &&
      (!words || desk.seat.includes(words) || desk.display_name.toLowerCase().includes(words)),
  )
}

const bySeat = (a: DeskView, b: DeskView) =>
  a.seat.length - b.seat.length || a.seat.localeCompare(b.seat) || a.operator_id - b.operator_id
/** Longest in its state first. */
const bySince = (a: DeskView, b: DeskView) =>
  Date.parse(a.since) - Date.parse(b.since) || bySeat(a, b)

export function sortDesks(desks: readonly DeskView[], order: Order): DeskView[] {
  return desks.toSorted(order === 'seat' ? bySeat : bySince)
}

const rank = (key: string) => STATE_ORDER.indexOf(key as OperatorState)

export function sectionsOf(desks: readonly DeskView[], grouping: Grouping): DeskSection[] {
  if (grouping === 'none') return desks.length > 0 ? [{ key: '', desks: [...desks] }] : []
  const found = new Map<string, DeskView[]>()
  for (const desk of desks) {
    const key = grouping === 'state' ? desk.state : desk.group
    found.set(key, [...(found.get(key) ?? []), desk])
  }
  const sections = [...found].map(([key, inside]) => ({ key, desks: inside }))
  return sections.toSorted((a, b) =>
    grouping === 'state' ? rank(a.key) - rank(b.key) : a.key.localeCompare(b.key),
  )
}

/** Every group and skill that somebody on the floor has. */
export function groupsOf(desks: readonly DeskView[]): string[] {
  return [...new Set(desks.map((desk) => desk.group))].filter(Boolean).toSorted()
}

export function skillsOf(desks: readonly DeskView[]): string[] {
  return [...new Set(desks.flatMap((desk) => Object.keys(desk.skills)))].toSorted()
}

/** Whose desk comes after (or before) the selected one; from nobody, the first or the last. */
export function nextDesk(
  desks: readonly DeskView[],
  selected: number | null,
  step: 1 | -1,
): number | null {
  if (desks.length === 0) return null
  const at = desks.findIndex((desk) => desk.operator_id === selected)
  const next = at < 0 ? (step > 0 ? 0 : desks.length - 1) : at + step
  return desks[Math.max(0, Math.min(desks.length - 1, next))]?.operator_id ?? null
}
