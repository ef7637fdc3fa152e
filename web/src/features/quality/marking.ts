/** A person's marks in the making: what the machine said, until somebody says other. */
import type { InspectedItem, MarkBody, Verdict } from '@/api/quality'
import type { Tone } from '@/shared/labels'

export interface Mark {
  verdict: Verdict | ''
  points: number | null
  reason: string
}

export const CHOICES: { verdict: Verdict; label: string; key: string }[] = [
  { verdict: 'met', label: '做到', key: '1' },
  { verdict: 'partly', label: '部分', key: '2' },
  { verdict: 'missed', label: '未做到', key: '3' },
  { verdict: 'not_applicable', label: '不适用', key: '4' },
]
const TONES: Record<Verdict, Tone> = {
  met: 'green',
  partly: 'amber',
  missed: 'red',
  not_applicable: 'grey',
  unjudged: 'grey',
}
const SHORTEST_REASON = 4

export function verdictTone(verdict: string): Tone {
  return TONES[verdict as Verdict] ?? 'grey'
}

/** What stands chosen at first: the machine's word; nothing where it said nothing. */
export function firstMark(item: InspectedItem): Mark {
  if (item.machine_verdict === 'unjudged') return { verdict: '', points: null, reason: '' }
  return { verdict: item.machine_verdict, points: item.machine_points, reason: '' }
}

export function pointsOf(item: InspectedItem, mark: Mark): number | null {
  if (mark.verdict === 'met') return item.most
  if (mark.verdict === 'missed') return 0
  return mark.verdict === 'partly' ? mark.points : null
}

/** Whether a person says other than the machine had said. */
export function differs(item: InspectedItem, mark: Mark): boolean {
  if (item.machine_verdict === 'unjudged' || mark.verdict === '') return false
  return mark.verdict !== item.machine_verdict || pointsOf(item, mark) !== item.machine_points
}

/** What a mark still lacks; empty when it is whole. The server asks the same. */
export function lacks(item: InspectedItem, mark: Mark): string {
  if (mark.verdict === '') return '还没有评'
  if (mark.verdict === 'partly') {
    const points = mark.points ?? 0
    if (points <= 0 || points >= item.most || (points * 2) % 1 !== 0) return `分值应在 0 和 ${item.most} 之间`
  }
  if (differs(item, mark) && mark.reason.trim().length < SHORTEST_REASON) return '与机器不同，请写理由'
  return ''
}

/** The score as it would be: points of what was judged, of a hundred; red lines leave nothing. */
export function scoreOf(items: InspectedItem[], marks: Record<string, Mark>): number | null {
  let points = 0
  let most = 0
  for (const item of items) {
    const mark = marks[item.code]
    if (!mark) continue
    if (item.is_red_line && mark.verdict === 'missed') return 0
    const given = pointsOf(item, mark)
    if (given === null || item.most === 0) continue
    points += given
    most += item.most
  }
  return most === 0 ? null : Math.round((1000 * points) / most) / 10
}

export function bodyOf(items: InspectedItem[], marks: Record<string, Mark>): MarkBody[] {
  return items.flatMap((item) => {
    const mark = marks[item.code]
    if (!mark || mark.verdict === '') return []
    return [{ code: item.code, verdict: mark.verdict, points: pointsOf(item, mark), reason: mark.reason.trim() }]
  })
}
