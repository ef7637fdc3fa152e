/** Receipts and the call-out list in words; pure. */
import type { OffDuty, Receipt, SentMessage } from '@/api/floorMessages'

export const ANSWERS: Record<string, string> = {
  '': '未回执',
  noted: '已知悉',
  coming: '可以到岗',
  cannot: '不能到岗',
}

/** `已知悉 12 / 15`, `能到岗 3 · 不能 1 · 未回 6`. */
export function countsOf(message: SentMessage): string {
  if (message.kind === 'notice') return `已知悉 ${message.answered} / ${message.told}`
  const silent = message.told - message.answered
  return `能到岗 ${message.coming} · 不能 ${message.cannot} · 未回 ${silent}`
}

const ORDER = ['', 'coming', 'cannot', 'noted']

/** Who has not answered first: they are whom one rings next. */
export function receiptsInOrder(receipts: readonly Receipt[]): Receipt[] {
  return receipts.toSorted(
    (a, b) =>
      ORDER.indexOf(a.answer) - ORDER.indexOf(b.answer) || a.name.localeCompare(b.name, 'zh'),
  )
}

function rank(one: OffDuty): number {
  if (one.answer === 'coming') return 0
  if (!one.asked_at) return 1
  return one.answer === '' ? 2 : 3
}

/** People with the skill (any, when empty): whoever comes, then not yet asked, by level. */
export function callable(people: readonly OffDuty[], skill: string, words: string): OffDuty[] {
  const wanted = words.trim().toLowerCase()
  const level = (one: OffDuty) => (skill ? (one.skills[skill] ?? 0) : 0)
  return people
    .filter((one) => !skill || level(one) > 0)
    .filter((one) => one.name.toLowerCase().includes(wanted))
    .toSorted(
      (a, b) => rank(a) - rank(b) || level(b) - level(a) || a.name.localeCompare(b.name, 'zh'),
    )
}

/** Whom one press may still ask: not those who have answered or are asked already. */
export function askable(people: readonly OffDuty[]): OffDuty[] {
  return people.filter((one) => !one.asked_at)
}
