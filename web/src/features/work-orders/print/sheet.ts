/** What stands in the rows of a printed order, and the mark across it. */
import type { Sheet } from '@/api/besideOrders'
import { fullTime } from '@/shared/time'

export interface Cell {
  label: string
  text: string
  isLong?: boolean
}

const UNKNOWN = '未知'
const timeOr = (iso: string | null) => (iso ? fullTime(iso) : '')

/** Two cells a row, one where the text is long; what nobody said is left out where it may be. */
export function factsOf(sheet: Sheet): Cell[][] {
  const caller = [sheet.caller_name, sheet.caller_sex === UNKNOWN ? '' : sheet.caller_sex].filter(Boolean).join('，')
  const ended = [sheet.closing, timeOr(sheet.closed_at)].filter(Boolean).join('，')
  const rows: Cell[][] = [
    [
      { label: '来源渠道', text: sheet.channel },
      { label: '受理人', text: sheet.registered_by },
    ],
    [
      { label: '诉求人', text: caller },
      { label: '联系电话', text: sheet.caller_phone },
    ],
    [
      { label: '诉求类型', text: sheet.appeal_type },
      { label: '紧急程度', text: sheet.urgency },
    ],
    [
      { label: '事项分类', text: sheet.topic },
      { label: '所属区划', text: sheet.area },
    ],
    [{ label: '事发地点', text: sheet.place }],
    [{ label: '事件经过', text: sheet.event, isLong: true }],
    [{ label: '诉求内容', text: sheet.demand, isLong: true }],
    [
      { label: '承办单位', text: sheet.department },
      { label: '当前状态', text: sheet.state },
    ],
    [
      { label: '到期时间', text: timeOr(sheet.due_at) },
      { label: '结案', text: ended },
    ],
  ]
  if (sheet.direct_answer) rows.push([{ label: '直接答复', text: sheet.direct_answer, isLong: true }])
  return rows
}

/** A4 at 96 dots an inch, and how far the lines of the mark lie apart. */
const [WIDTH, HEIGHT, APART] = [794, 1123, 150]
const ESCAPED: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }

/**
 * Who took it and when, again and again: a photograph of any part of the paper says it. A picture,
 * since browsers print no backgrounds, and nobody is to read it line by line.
 */
export function markOf(sheet: Sheet): string {
  const words = `${sheet.by} ${fullTime(sheet.at)}`.replaceAll(/[<>&"]/g, (each) => ESCAPED[each] ?? '')
  const lines: string[] = []
  for (let y = APART; y < HEIGHT + APART; y += APART) {
    for (const x of [20, WIDTH / 2 + 10]) lines.push(`<text transform="translate(${x} ${y}) rotate(-22)">${words}</text>`)
  }
  const size = `width="${WIDTH}" height="${HEIGHT}"`
  const look = 'font-family="sans-serif" font-size="15" fill-opacity="0.08"'
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" ${size}><g ${look}>${lines.join('')}</g></svg>`)}`
}
