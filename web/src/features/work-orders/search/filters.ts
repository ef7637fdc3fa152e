/** What narrows the list of orders down: in the page's address, in words, and as it is sent. */
import type { ListFilters } from '@/api/lists'
import { isOrderState } from '@/shared/labels'

export interface Filters {
  q: string
  state: string[]
  appeal_type: string
  urgency: string
  topic: string
  area: string
  department: number | null
  desk: string
  days: [string, string] | null
  due: string
  urged: boolean
}

export const DUES: [string, string][] = [
  ['overdue', '已超期'],
  ['near', '24 小时内到期'],
]

export function noFilters(): Filters {
  return {
    q: '',
    state: [],
    appeal_type: '',
    urgency: '',
    topic: '',
    area: '',
    department: null,
    desk: '',
    days: null,
    due: '',
    urged: false,
  }
}

/** Only what is set, as the server takes it. */
export function toSent(filters: Filters): ListFilters {
  const { days, state, department, ...words } = filters
  const set = Object.fromEntries(
    Object.entries({ ...words, q: words.q.trim() }).filter(([, value]) => value),
  )
  return {
    ...set,
    ...(state.length > 0 && { state: [...state] }),
    ...(department && { department }),
    ...(days && { first_day: days[0], last_day: days[1] }),
  } as ListFilters
}

/** Back from what the server kept. */
export function fromSent(sent: ListFilters): Filters {
  const first = sent.first_day ?? sent.last_day
  const last = sent.last_day ?? sent.first_day
  return {
    q: sent.q ?? '',
    state: [...(sent.state ?? [])],
    appeal_type: sent.appeal_type ?? '',
    urgency: sent.urgency ?? '',
    topic: sent.topic ?? '',
    area: sent.area ?? '',
    department: sent.department ?? null,
    desk: sent.desk ?? '',
    days: first && last ? [first, last] : null,
    due: sent.due ?? '',
    urged: sent.urged ?? false,
  }
}

export type Address = Record<string, string>

export function toAddress(filters: Filters): Address {
  const { state, department, first_day: first, last_day: last, urged, ...words } = toSent(filters)
  return {
    ...(words as Address),
    ...(state && { state: state.join(',') }),
    ...(urged && { urged: '1' }),
    ...(department && { department: String(department) }),
    ...(first && last && { days: `${first},${last}` }),
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whatever stands in the address: what is none of ours is left out. */
export function fromAddress(query: Record<string, unknown>): Filters {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const [first = '', last = ''] = text('days').split(',')
  return {
    q: text('q').slice(0, 60),
    state: text('state').split(',').filter(isOrderState),
    appeal_type: text('appeal_type'),
    urgency: text('urgency'),
    topic: text('topic'),
    area: text('area'),
    department: Number(text('department')) || null,
    desk: text('desk'),
    days: DAY.test(first) && DAY.test(last) ? [first, last] : null,
    due: DUES.some(([due]) => due === text('due')) ? text('due') : '',
    urged: text('urged') === '1',
  }
}

export function isFiltered(filters: Filters): boolean {
  return Object.keys(toSent(filters)).length > 0
}
