/** What the gallery shows; times are told from the moment it was opened. */
import type { ClockView } from '@/api/clocks'
import type { ExportDoors, ExportItem } from '@/shared/exports'
import type { Tone } from '@/shared/labels'
import type { PathOption } from '@/shared/reference'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const TOPICS: PathOption[] = [
  { value: '0107', label: '城市管理 / 路灯照明', group: '城市管理' },
  { value: '0108', label: '城市管理 / 道路保洁', group: '城市管理' },
  { value: '0303', label: '交通出行 / 公交运营', group: '交通出行' },
]

export const ORDERS: {
  number: string
  title: string
  tone: Tone
  state: string
  department: string
  hours: string
}[] = [
  { number: '20261124000001', title: '路灯连续三天不亮', tone: 'blue', state: '办理中', department: '市城管局', hours: '26.5' },
  { number: '20261124000002', title: '末班公交没有进站', tone: 'red', state: '已超期', department: '市交通局', hours: '131.0' },
  { number: '20261124000003', title: '夜间施工噪声扰民', tone: 'grey', state: '已办结', department: '市生态环境局', hours: '8.3' },
]

function at(opened: Date, milliseconds: number): string {
  return new Date(opened.getTime() + milliseconds).toISOString()
}

/** Half a minute more, so that the words stay the same while somebody looks. */
const A_WHILE = MINUTE / 2

export function limitsAt(opened: Date): { name: string; startedAt: string; dueAt: string }[] {
  const startedAt = at(opened, -4 * HOUR)
  return [
    { name: 'normal', startedAt, dueAt: at(opened, 8 * HOUR + A_WHILE) },
    { name: 'soon', startedAt, dueAt: at(opened, 9 * MINUTE + A_WHILE) },
    { name: 'overdue', startedAt, dueAt: at(opened, -2 * HOUR - A_WHILE) },
  ]
}

type Part = [kind: string, label: string, hours: number]

/** A clock that began so many hours ago and consists of these parts. */
function clock(id: number, opened: Date, began: number, parts: Part[], changes: Partial<ClockView>): ClockView {
  let from = began
  const spans = parts.map(([kind, label, hours]) => {
    const span = { kind, label, starts_at: at(opened, from * HOUR), ends_at: at(opened, (from + hours) * HOUR), counts: kind === 'running' }
    from += hours
    return span
  })
  const late = parts.find(([kind]) => kind === 'overdue')?.[2] ?? 0
  const due = at(opened, (from - late) * HOUR + (late > 0 ? -A_WHILE : A_WHILE))
  return {
    id,
    kind: 'handling',
    label: '办理时限',
    department_name: '市城管局',
    wording: '5 个工作日内办结',
    state: 'running',
    state_label: '计时中',
    started_at: at(opened, began * HOUR),
    due_at: due,
    promised_due_at: due,
    stopped_at: null,
    last_minute_at: at(opened, from * HOUR - MINUTE),
    spent_seconds: 4 * 3600,
    whole_seconds: 12 * 3600,
    percent: 33,
    spans,
    stages: [],
    stops: [],
    is_chosen_reading: true,
    reading_label: '',
    ...changes,
  }
}

export function clocksAt(opened: Date): ClockView[] {
  const running: Part[] = [
    ['running', '工作时间', 3],
    ['barred', '非工作时间', 2],
    ['running', '工作时间', 7],
  ]
  const overdue: Part[] = [
    ['running', '工作时间', 8],
    ['suspended', '停表', 4],
    ['running', '工作时间', 6],
    ['overdue', '已超期', 2],
  ]
  return [
    clock(1, opened, -4, running, {}),
    clock(2, opened, -20, overdue, { label: '签收时限', state: 'overdue', state_label: '已超期', last_minute_at: null }),
  ]
}

const ASKED: ExportItem = {
  id: 1,
  number: 'DC20261124001',
  asked_at: '2026-11-24T01:05:00Z',
  asked_by: '李强',
  list_label: '全部工单',
  row_count: 186,
  reason: '编制本周路灯类诉求专报',
  decision: 'awaiting',
  decision_label: '待审批',
  comment: '',
  closed_because: '',
  may_download: false,
  may_decide: true,
}

/** Nothing is asked of a server, nothing is saved. */
export const EXPORTS: ExportDoors = {
  list: () => Promise.resolve({ items: [ASKED], awaiting: 1 }),
  ask: () => Promise.resolve(ASKED),
  decide: () => Promise.resolve(ASKED),
  download: () => Promise.resolve(new Blob()),
}
