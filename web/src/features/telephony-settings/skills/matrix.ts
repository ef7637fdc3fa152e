/** The matrix of operators and skills while it is edited: only what differs is sent. */
import type { Named } from '@/api/telephonySettings'
import type { OperatorSkills } from '@/api/telephonySettingsSeats'

export const LEVELS = ['不会', '略懂', '一般', '熟练', '很好', '专家']

export type Skills = Record<string, number>
/** Operator → the skills they shall have; an empty set goes back to the default. */
export type Edits = Readonly<Record<number, Skills>>

export function skillsOf(operator: OperatorSkills, edits: Edits): Skills {
  return edits[operator.operator_id] ?? operator.skills
}

export function levelOf(operator: OperatorSkills, skill: string, edits: Edits): number {
  return skillsOf(operator, edits)[skill] ?? 0
}

function isSame(a: Skills, b: Skills): boolean {
  const names = Object.keys({ ...a, ...b })
  return names.every((name) => (a[name] ?? 0) === (b[name] ?? 0))
}

/** Level 0 takes the skill away; a change back to what was is no change. */
export function withLevel(
  edits: Edits,
  operator: OperatorSkills,
  skill: string,
  level: number,
): Edits {
  const { [skill]: _, ...others } = skillsOf(operator, edits)
  const wanted = level > 0 ? { ...others, [skill]: level } : others
  const { [operator.operator_id]: __, ...rest } = edits
  return isSame(wanted, operator.skills) ? rest : { ...rest, [operator.operator_id]: wanted }
}

/** Nobody may be left without any skill by accident: an empty set would mean the default. */
export function emptied(edits: Edits, operators: readonly OperatorSkills[]): string[] {
  return operators
    .filter(({ operator_id: id }) => edits[id] && Object.keys(edits[id]).length === 0)
    .map((each) => each.display_name)
}

export function isChanged(operator: OperatorSkills, skill: string, edits: Edits): boolean {
  return levelOf(operator, skill, edits) !== (operator.skills[skill] ?? 0)
}

export interface MatrixFilter {
  words: string
  /** Only who has this skill. */
  skill: string
  /** Prefix of the columns shown, such as `lang:`; empty: all. */
  columns: string
}

export function rowsOf(
  operators: readonly OperatorSkills[],
  edits: Edits,
  filter: MatrixFilter,
): OperatorSkills[] {
  const words = filter.words.trim().toLowerCase()
  return operators.filter((each) => {
    const isNamed = `${each.display_name} ${each.roles}`.toLowerCase().includes(words)
    return isNamed && (!filter.skill || levelOf(each, filter.skill, edits) > 0)
  })
}

export function columnsOf(skills: readonly Named[], prefix: string): Named[] {
  return skills.filter(({ name }) => name.startsWith(prefix))
}

const within = (at: number, end: number) => Math.min(Math.max(at, 0), Math.max(end - 1, 0))

/** Where an arrow key leads from a cell, within the rows and columns shown. */
export function moved(
  [row, column]: [number, number],
  key: string,
  [rows, columns]: [number, number],
): [number, number] {
  if (key === 'ArrowUp') return [within(row - 1, rows), column]
  if (key === 'ArrowDown' || key === 'Enter') return [within(row + 1, rows), column]
  if (key === 'ArrowLeft') return [row, within(column - 1, columns)]
  if (key === 'ArrowRight') return [row, within(column + 1, columns)]
  if (key === 'Home') return [row, 0]
  if (key === 'End') return [row, within(columns - 1, columns)]
  if (key === 'PageUp') return [within(row - 10, rows), column]
  if (key === 'PageDown') return [within(row + 10, rows), column]
  return [row, column]
}
