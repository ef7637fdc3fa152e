/**
 * Who may be offered a call as it waits longer: the widening of `callcontrol.acd`, for a preview.
 *
 * Levels fall by the largest step that is due, groups add up, dropped skills stay dropped; the
 * language is never dropped.
 */
import type { Queue } from '@/api/telephonySettings'
import type { OperatorSkills } from '@/api/telephonySettingsSeats'

import type { Faults } from '../form/faults'

export interface Reach {
  fromSeconds: number
  skills: string[]
  level: number
  /** Empty: every group. */
  groups: string[]
  /** The queue the call waits in as well. */
  alsoIn: string
}

export function reachAt(queue: Queue, language: string, waited: number): Reach {
  const due = (queue.widenings ?? []).filter((step) => step.after_seconds <= waited)
  const dropped = new Set(due.flatMap((step) => step.drop_skills ?? []))
  const fewer = Math.max(0, ...due.map((step) => step.fewer_levels ?? 0))
  const own = queue.groups ?? []
  const added = due.flatMap((step) => step.groups ?? [])
  const needed = [`queue:${queue.name}`, `lang:${language}`, ...(queue.skills ?? [])]
  const isOver = Boolean(queue.overflow_queue) && waited >= queue.overflow_after_seconds
  return {
    fromSeconds: waited,
    skills: needed.filter((skill) => skill.startsWith('lang:') || !dropped.has(skill)),
    level: Math.max(1, queue.least_level - fewer),
    groups: own.length > 0 ? [...new Set([...own, ...added])] : [],
    alsoIn: isOver ? queue.overflow_queue : '',
  }
}

/** One reach per moment at which something changes, until nobody waits any longer. */
export function reachesOf(queue: Queue, language: string): Reach[] {
  const moments = new Set([0, ...(queue.widenings ?? []).map((step) => step.after_seconds)])
  if (queue.overflow_queue) moments.add(queue.overflow_after_seconds)
  return [...moments]
    .filter((moment) => Number.isFinite(moment) && moment < queue.longest_wait_seconds)
    .toSorted((a, b) => a - b)
    .map((moment) => reachAt(queue, language, moment))
}

/** The demands that would do at that moment: the queue's own, then those of the second queue. */
export function demandsOf(reach: Reach, language: string, queues: readonly Queue[]): Reach[] {
  const second = queues.find(({ name }) => name === reach.alsoIn)
  return second ? [reach, reachAt(second, language, reach.fromSeconds)] : [reach]
}

/** How many operators meet one of them; where they will sit is not known beforehand. */
export function countSkilled(
  demands: readonly Reach[],
  operators: readonly OperatorSkills[],
): number {
  const meets = (skills: Record<string, number>) => (demand: Reach) =>
    demand.skills.every((skill) => (skills[skill] ?? 0) >= demand.level)
  return operators.filter(({ skills }) => demands.some(meets(skills))).length
}

export function wideningFaults(content: Record<string, unknown>): Faults {
  const found: Faults = {}
  const steps = (content['widenings'] ?? []) as NonNullable<Queue['widenings']>
  const longest = content['longest_wait_seconds'] as number
  for (const [index, step] of steps.entries()) {
    const path = `widenings.${index}`
    const before = steps[index - 1]
    if (typeof step.after_seconds !== 'number') found[`${path}.after_seconds`] = '必填'
    else if (step.after_seconds > longest) {
      found[`${path}.after_seconds`] = '晚于最长等待时间，永远不会生效'
    } else if (before && step.after_seconds <= before.after_seconds) {
      found[`${path}.after_seconds`] = '应晚于上一步'
    }
    const loosens = step.fewer_levels || step.groups?.length || step.drop_skills?.length
    if (!loosens) found[path] = '这一步没有放宽任何要求'
  }
  if (content['overflow_queue'] && content['overflow_queue'] === content['name']) {
    found['overflow_queue'] = '队列不能溢出到自己'
  }
  return found
}
