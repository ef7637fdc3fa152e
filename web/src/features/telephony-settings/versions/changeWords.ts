/** What a version changed, in words: the fields are called as their forms call them. */
import type { Span, Vocabulary, VersionChange, Widening } from '@/api/telephonySettings'

import { PRIORITY_GROUPS } from '../callers/priorityFields'
import { fieldsOf, type FieldGroup } from '../form/spec'
import { labelIn } from '../form/useVocabulary'
import { spoken, WEEKDAYS } from '../hours/spans'
import { ALARM_GROUPS, PLATFORM_GROUPS } from '../limits/limitFields'
import { DIALLING_GROUPS } from '../lines/diallingFields'
import { CONTACT_GROUPS, NUMBER_GROUPS } from '../lines/lineFields'
import { QUEUE_GROUPS } from '../queues/queueFields'

const GROUPS: Record<string, FieldGroup[]> = {
  queues: QUEUE_GROUPS,
  numbers: NUMBER_GROUPS,
  contacts: CONTACT_GROUPS,
  caller_rules: PRIORITY_GROUPS,
  dialling: DIALLING_GROUPS,
  alarms: ALARM_GROUPS,
  platform: PLATFORM_GROUPS,
}

const OTHERS: Record<string, string> = {
  widenings: '逐步放宽',
  caller_ids: '主叫号码',
  used_minutes: '本年已用分钟',
  used_until: '统计截至',
  weekly: '每周时间',
  special: '单独指定的日期',
  label: '名称',
  steps: '步骤数',
  sounds: '录音',
  kind: '类型',
  group: '坐席组',
  acl: '可注册网段',
  note: '提示',
  until: '有效期至',
}

export const HOW = { added: '新增', removed: '删除', changed: '修改' } as const

export function fieldLabel(section: string, name: string): string {
  const field = fieldsOf(GROUPS[section] ?? []).find((each) => each.name === name)
  return field?.label ?? OTHERS[name] ?? name
}

function stepWords(step: Widening, words: Vocabulary | null): string {
  const groups = (step.groups ?? []).map((each) => labelIn(words?.groups, each))
  const dropped = (step.drop_skills ?? []).map((each) => labelIn(words?.skills, each))
  const parts = [
    step.fewer_levels ? `等级降 ${step.fewer_levels}` : '',
    groups.length > 0 ? `增加${groups.join('、')}` : '',
    dropped.length > 0 ? `不再要求${dropped.join('、')}` : '',
  ].filter(Boolean)
  return `${step.after_seconds} 秒：${parts.join('，') || '无'}`
}

function weekWords(week: Span[][]): string {
  return week.map((spans, day) => `${WEEKDAYS[day] ?? ''} ${spoken(spans)}`).join('；') || '全天候'
}

function plainWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map(plainWords).join('、') || '（空）'
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([name, each]) => `${name} ${plainWords(each)}`)
    return pairs.join('；') || '（空）'
  }
  return String(value)
}

export function valueWords(
  section: string,
  name: string,
  value: unknown,
  words: Vocabulary | null,
): string {
  if (name === 'widenings') {
    const steps = (value ?? []) as Widening[]
    return steps.map((step) => stepWords(step, words)).join('；') || '无'
  }
  if (name === 'weekly') return weekWords((value ?? []) as Span[][])
  if (name === 'special') {
    const days = Object.entries((value ?? {}) as Record<string, Span[]>)
    return days.map(([day, spans]) => `${day} ${spoken(spans)}`).join('；') || '无'
  }
  const field = fieldsOf(GROUPS[section] ?? []).find((each) => each.name === name)
  if (field?.from && value !== '') {
    const labels = [value].flat().map((each) => labelIn(words?.[field.from ?? 'skills'], String(each)))
    return labels.join('、') || '（空）'
  }
  if (name === 'kind') return value === 'home' ? '家庭' : value === 'hall' ? '大厅' : plainWords(value)
  if (field?.kind === 'share') return `${Math.round(Number(value) * 1000) / 10}%`
  return plainWords(value) + (typeof value === 'number' && field?.unit ? ` ${field.unit.replace(/（.*）/, '')}` : '')
}

export interface ChangeGroup {
  title: string
  how: keyof typeof HOW
  changes: VersionChange[]
}

/** Changes of the same kind together: 280 new seats are one line. */
export function grouped(changes: readonly VersionChange[]): ChangeGroup[] {
  const found = new Map<string, ChangeGroup>()
  for (const change of changes) {
    const key = `${change.section} ${change.how}`
    const group = found.get(key)
    if (group) group.changes.push(change)
    else found.set(key, { title: change.section_label, how: change.how, changes: [change] })
  }
  return [...found.values()]
}
