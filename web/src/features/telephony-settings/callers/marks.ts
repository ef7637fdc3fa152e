/** Words of marks on callers, and whether one has run out. */
import type { CallerMark, MarkKind, MarkState } from '@/api/telephonySettingsCallers'
import type { Tone } from '@/shared/labels'
import { dayOf } from '@/shared/time'

export const KINDS: Record<MarkKind, { label: string; tone: Tone; hint: string }> = {
  vip: { label: '重点', tone: 'blue', hint: '优先接听，弹屏提示热线员' },
  care: { label: '关爱', tone: 'teal', hint: '老人、残疾人等，优先接听' },
  blocked: { label: '黑名单', tone: 'red', hint: '不再接听，须由另一人批准' },
}

export const STATES: { state: MarkState; label: string; empty: string }[] = [
  { state: 'proposed', label: '待批准', empty: '没有待批准的标记' },
  { state: 'in_force', label: '生效中', empty: '没有生效中的标记' },
  { state: 'lifted', label: '已解除', empty: '没有解除过的标记' },
  { state: 'refused', label: '已驳回', empty: '没有驳回过的标记' },
]

/** A mark counts up to and with its last day, in the city's time. */
export function isOver(mark: CallerMark, now: Date): boolean {
  return Boolean(mark.until) && String(mark.until) < dayOf(now)
}

/** Why the visitor cannot approve it; empty when they can. */
export function whyNot(mark: CallerMark): string {
  return mark.kind === 'blocked' && mark.is_mine ? '加入黑名单须由另一人批准' : ''
}
