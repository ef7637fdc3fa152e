/** What a citizen filled in: read by people as a card, and by the registration form. */
import type { FormEntry } from '@/api/conversations'

/** What a field is, whichever channel names it how. */
export type Meaning =
  | 'name'
  | 'phone'
  | 'place'
  | 'area_code'
  | 'event'
  | 'demand'
  | 'appeal_type'
  | 'topic_code'
  | 'event_time'
  | 'subject'

const NAMES: Record<Meaning, [label: string, ...others: string[]]> = {
  name: ['姓名', 'name', 'caller_name', '称呼', '诉求人', '诉求人姓名'],
  phone: ['电话', 'phone', 'caller_phone', 'mobile', '联系电话', '手机', '手机号'],
  appeal_type: ['诉求类型', 'appeal_type', 'kind', 'type', '类型'],
  topic_code: ['事项分类', 'topic_code', 'topic', '事项'],
  subject: ['标题', 'subject', 'title', '主题'],
  place: ['事发地点', 'place', 'address', '地点', '地址'],
  area_code: ['所属区划', 'area_code', 'area', '区划'],
  event_time: ['发生时间', 'event_time', 'happened_at', '时间'],
  event: ['事件经过', 'event', 'text', 'content', 'description', '经过', '内容', '诉求描述'],
  demand: ['诉求内容', 'demand', 'wish', 'request', '诉求', '希望'],
}

const MEANINGS = new Map(
  Object.entries(NAMES).flatMap(([meaning, names]) =>
    names.map((name) => [name, meaning as Meaning] as const),
  ),
)
const OTHER_LABELS: Record<string, string> = {
  is_anonymous: '匿名',
  is_confidential: '身份保密',
  is_phone_proven: '电话已验证',
  follows: '关注的工单',
  language: '语言',
  email: '邮箱',
  sex: '性别',
}
const YES_NO: Record<string, string> = { True: '是', true: '是', False: '否', false: '否' }
const LANGUAGES: Record<string, string> = { zh: '中文', en: '英语' }
/** For machines: the place says it in words. */
const UNREAD = new Set(['latitude', 'longitude', 'lat', 'lon'])
const APPEAL_TYPES: Record<string, string> = {
  inquiry: '咨询',
  help: '求助',
  complaint: '投诉',
  report: '举报',
  suggestion: '建议',
  praise: '表扬',
}

export type Filled = Partial<Record<Meaning, string>>

/** Whether a field that says yes or no says yes. */
export function isYes(form: readonly FormEntry[], name: string): boolean {
  return form.some((each) => each.name === name && YES_NO[each.value] === '是')
}

/** What is known of the matter, whatever the fields are called. */
export function meaningOf(form: readonly FormEntry[]): Filled {
  const found: Filled = {}
  for (const { name, value } of form) {
    const meaning = MEANINGS.get(name)
    if (meaning && value.trim()) found[meaning] ??= value.trim()
  }
  return found
}

export interface FormLine {
  label: string
  value: string
  /** A paragraph, which stands below its label. */
  isLong: boolean
}

const LONG = 20
const LONG_ONES = new Set<string>(['place', 'event', 'demand', 'subject'])
const ORDER = Object.keys(NAMES)

function labelOf(name: string): string {
  const meaning = MEANINGS.get(name)
  return meaning ? NAMES[meaning][0] : (OTHER_LABELS[name] ?? name)
}

function placeOf(name: string): number {
  const at = ORDER.indexOf(MEANINGS.get(name) ?? '')
  return at < 0 ? ORDER.length : at
}

function wordsFor(name: string, value: string, areas: ReadonlyMap<string, string>): string {
  if (MEANINGS.get(name) === 'area_code') return areas.get(value) ?? value
  if (name === 'language') return LANGUAGES[value] ?? value
  return APPEAL_TYPES[value] ?? YES_NO[value] ?? value.trim()
}

/** Empty, or what goes without saying. */
function isPlain(name: string, value: string): boolean {
  return YES_NO[value] === '否' || (name === 'language' && value === 'zh')
}

/** The card's lines: what everybody asks first, the rest after it. */
export function linesOf(
  form: readonly FormEntry[],
  areas: ReadonlyMap<string, string> = new Map(),
): FormLine[] {
  return form
    .filter(({ name, value }) => value.trim() !== '' && value !== 'None' && !UNREAD.has(name))
    .filter(({ name, value }) => !isPlain(name, value))
    .toSorted((one, other) => placeOf(one.name) - placeOf(other.name))
    .map(({ name, value }) => {
      const shown = wordsFor(name, value, areas)
      return { label: labelOf(name), value: shown, isLong: LONG_ONES.has(MEANINGS.get(name) ?? '') || shown.length > LONG }
    })
}
