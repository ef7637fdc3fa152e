/** The forms of firms: empty ones, and what a page can tell before it asks. */
import type { Firm, FirmBody, VisitReport } from '@/api/firms'

export const KINDS: [FirmBody['kind'], string][] = [
  ['headquarters', '总部经济企业'],
  ['key', '重点企业'],
  ['new', '新落户企业'],
  ['other', '其他企业'],
]

export function firmForm(firm: Firm | null): FirmBody {
  return {
    name: firm?.name ?? '',
    credit_code: firm?.credit_code ?? '',
    kind: firm?.kind ?? 'headquarters',
    area_code: firm?.area_code ?? '',
    address: firm?.address ?? '',
    contact_name: firm?.contact_name ?? '',
    contact_phone: firm?.contact_phone ?? '',
  }
}

/** One need a line; empty lines are none. */
export function needsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

export function reportBody(report: string, needs: string, nextOn: string): VisitReport {
  return { report: report.trim(), needs: needsOf(needs), next_on: nextOn || null }
}

/** A fault of the third need is shown at the field of all needs. */
export function faultOfNeeds(fields: Readonly<Record<string, string>>): string {
  const own = fields.needs
  if (own) return own
  const key = Object.keys(fields).find((each) => each.startsWith('needs.'))
  return key ? `第 ${Number(key.slice(6)) + 1} 项：${fields[key] ?? ''}` : ''
}
