/** How a family of orders reads. */
import type { Family, FamilyMember } from '@/api/families'

export function isAlone(family: Family): boolean {
  const { parent, siblings, parts, main, merged, repeats } = family
  return !parent && !main && [siblings, parts, merged, repeats].every((each) => each.length === 0)
}

/** `3 件：1 件已结案，2 件办理中`, in the order of their first. */
export function partsLine(parts: readonly FamilyMember[]): string {
  const counts = new Map<string, number>()
  for (const { state_label: label } of parts) counts.set(label, (counts.get(label) ?? 0) + 1)
  const stands = [...counts].map(([label, count]) => `${count} 件${label}`)
  return `共 ${parts.length} 件：${stands.join('，')}`
}
