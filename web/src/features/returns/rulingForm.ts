/** What a ruling asks for, and what is wrong with it before it is sent. */
import type { RulingBody } from '@/api/returns'
import { dayOf } from '@/shared/time'

export interface RulingDraft {
  department_id: number | null
  reason: string
  legal_basis: string
  ends_on: string
  area: RulingBody['area']
  words: string[]
}

export const AREAS: { value: RulingBody['area']; label: string }[] = [
  { value: 'street', label: '本街道（镇）' },
  { value: 'district', label: '本区' },
  { value: 'city', label: '全市' },
]
const SHORTEST_REASON = 10
const SHORTEST_BASIS = 4
const USUAL_DAYS = 180

/** `2026-11-24` in the city, so many days after the moment. */
export function dayAfter(now: Date, days: number): string {
  return dayOf(new Date(now.getTime() + days * 86_400_000))
}

export function emptyRuling(now: Date): RulingDraft {
  return {
    department_id: null,
    reason: '',
    legal_basis: '',
    ends_on: dayAfter(now, USUAL_DAYS),
    area: 'district',
    words: [],
  }
}

export function faultsOfRuling(draft: RulingDraft): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!draft.department_id) faults.department_id = '请选择主办单位'
  if ([...draft.reason.trim()].length < SHORTEST_REASON) {
    faults.reason = `请写明裁定理由，不少于 ${SHORTEST_REASON} 个字`
  }
  if ([...draft.legal_basis.trim()].length < SHORTEST_BASIS) {
    faults.legal_basis = '请写明依据，如职责清单、法规或“三定”规定'
  }
  if (!draft.ends_on) faults.ends_on = '请选择规则截止日期'
  return faults
}

export function toRulingBody(draft: RulingDraft): RulingBody {
  return {
    department_id: draft.department_id as number,
    reason: draft.reason.trim(),
    legal_basis: draft.legal_basis.trim(),
    ends_on: draft.ends_on,
    area: draft.area,
    words: draft.words.map((each) => each.trim()).filter(Boolean),
  }
}
