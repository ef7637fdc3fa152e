/** What the shield says in one line. */
import type { Finding, Shield } from '@/api/shield'
import type { Tone } from '@/shared/labels'

export const TONES: Record<Finding['severity'], Tone> = {
  blocks: 'red',
  warns: 'amber',
  hints: 'grey',
}

export function countOf(shield: Shield | null, severity: Finding['severity']): number {
  return (shield?.findings ?? []).filter(
    (each) => each.severity === severity && !each.is_overridden,
  ).length
}

export function summaryOf(shield: Shield): string {
  const parts = [
    [countOf(shield, 'blocks'), '处不改不能派'],
    [countOf(shield, 'warns'), '处请核对'],
    [countOf(shield, 'hints'), '处提示'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  if (said.length > 0) return said.join('，')
  return shield.findings.length > 0 ? '已说明理由，可以派单' : '没有发现问题'
}
