/** Which seats are shown, and the list desk phones are set up from. */
import type { PhoneSetUp, PlannedSeat } from '@/api/telephonySettingsSeats'

export interface SeatFilter {
  words: string
  group: string
  kind: '' | 'hall' | 'home'
  state: '' | 'taken' | 'free' | 'off'
}

export const EVERYTHING: SeatFilter = { words: '', group: '', kind: '', state: '' }

function stateOf(seat: PlannedSeat): SeatFilter['state'] {
  if (!seat.is_active) return 'off'
  return seat.operator_name ? 'taken' : 'free'
}

export function seatsShown(seats: readonly PlannedSeat[], filter: SeatFilter): PlannedSeat[] {
  const words = filter.words.trim().toLowerCase()
  return seats.filter((seat) => {
    const text = `${seat.extension} ${seat.label} ${seat.operator_name}`.toLowerCase()
    return (
      text.includes(words) &&
      (!filter.group || seat.group === filter.group) &&
      (!filter.kind || seat.kind === filter.kind) &&
      (!filter.state || stateOf(seat) === filter.state)
    )
  })
}

/** Networks as people type them: one a line, or apart by commas and spaces. */
export function networksOf(text: string): string[] {
  return text.split(/[\s,，;；]+/).filter(Boolean)
}

const COLUMNS: [keyof PhoneSetUp, string][] = [
  ['extension', '分机'],
  ['label', '位置'],
  ['server', '服务器'],
  ['port', '端口'],
  ['transport', '传输'],
  ['username', '用户名'],
  ['password', '密码'],
]

/** Kept from being read as a formula by a spreadsheet, and from breaking the row. */
function cell(value: unknown): string {
  const text = String(value)
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A CSV that Excel opens as Chinese. */
export function phoneFile(phones: readonly PhoneSetUp[]): string {
  const head = COLUMNS.map(([, label]) => label).join(',')
  const rows = phones.map((phone) => COLUMNS.map(([name]) => cell(phone[name])).join(','))
  return `\u{FEFF}${[head, ...rows].join('\r\n')}\r\n`
}
