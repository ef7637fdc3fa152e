/** The directory as rows that can be searched and walked with the arrow keys. */
import { colleagueStateLabel } from './labels'
import type { Directory, OperatorState, Target } from './messages'

export interface DirectoryRow {
  key: string
  group: string
  label: string
  /** Beside the name: the number, the state, how many wait. */
  detail: string
  target: Target
  /** What an idle operator would dial; empty for whom only a call can be given. */
  number: string
  /** Can be rung now; a busy colleague and an unmanned queue are shown, but pale. */
  isFree: boolean
  isEmergency: boolean
}

/** States in which a colleague can be rung; call control decides in the end. */
const FREE: ReadonlySet<OperatorState> = new Set(['ready', 'not_ready', 'wrap_up'])
const DIALLABLE = /^\+?[0-9*#][0-9 \-*#]{1,28}$/

function colleagues({ operators }: Directory): DirectoryRow[] {
  return operators.map((each) => ({
    key: `operator-${each.operator_id}`,
    group: '同事',
    label: each.display_name,
    detail: `${each.seat} · ${colleagueStateLabel(each.state)}`,
    target: { kind: 'operator', value: String(each.operator_id) },
    number: '',
    isFree: FREE.has(each.state),
    isEmergency: false,
  }))
}

function queues(directory: Directory): DirectoryRow[] {
  return directory.queues.map((each) => ({
    key: `queue-${each.name}`,
    group: '队列',
    label: each.label,
    detail: `排队 ${each.waiting} · 空闲 ${each.ready_operators}`,
    target: { kind: 'queue', value: each.name },
    number: '',
    isFree: true,
    isEmergency: false,
  }))
}

function contacts(directory: Directory): DirectoryRow[] {
  return directory.contacts.map((each) => ({
    key: `outside-${each.name}`,
    group: each.group || '外线',
    label: each.label,
    detail: each.number,
    target: { kind: 'outside', value: each.name },
    number: each.number,
    isFree: true,
    isEmergency: each.is_emergency,
  }))
}

/** A typed number; spaces and dashes are for the eye only. */
export function typedNumber(text: string): string | null {
  const plain = text.trim()
  return DIALLABLE.test(plain) ? plain.replaceAll(/[ -]/g, '') : null
}

function numberRow(number: string): DirectoryRow {
  return {
    key: 'typed',
    group: '拨打号码',
    label: number,
    detail: '外线号码',
    target: { kind: 'outside', value: number },
    number,
    isFree: true,
    isEmergency: false,
  }
}

function speaksOf(row: DirectoryRow, wanted: string): boolean {
  return `${row.label} ${row.detail} ${row.group}`.toLowerCase().includes(wanted)
}

export function emergencyRows(directory: Directory | null): DirectoryRow[] {
  return directory ? contacts(directory).filter((row) => row.isEmergency) : []
}

/**
 * Colleagues who are free come first; what was typed as a number comes last, for who may dial:
 * a seat or a known number is meant first.
 */
export function directoryRows(directory: Directory | null, search: string): DirectoryRow[] {
  if (!directory) return []
  const wanted = search.trim().toLowerCase()
  const people = colleagues(directory).toSorted((a, b) => Number(b.isFree) - Number(a.isFree))
  const others = contacts(directory).filter((row) => !row.isEmergency)
  const found = [...people, ...queues(directory), ...others]
  const rows = wanted ? found.filter((row) => speaksOf(row, wanted)) : found
  const number = directory.may_dial ? typedNumber(search) : null
  return number ? [...rows, numberRow(number)] : rows
}
