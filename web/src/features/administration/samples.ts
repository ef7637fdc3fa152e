/** Reference data as tests show it. */
import type { KeptDepartment, KeptTopic } from '@/api/keeping'
import type { LimitVersion, Policies } from '@/api/keepingPolicies'

export function aDepartment(changes: Partial<KeptDepartment> = {}): KeptDepartment {
  return {
    id: 1,
    code: 'shuiwu',
    name: '市水务局',
    short_name: '水务局',
    kind: 'department',
    kind_label: '承办单位',
    parent_id: null,
    parent_name: '',
    duties: '供水排水',
    contact_hours: '工作日 8:30-17:30',
    is_active: true,
    is_edited_here: false,
    ...changes,
  }
}

export function aTopic(changes: Partial<KeptTopic> = {}): KeptTopic {
  return { code: '01', name: '城市管理', parent_code: '', is_active: true, is_edited_here: false, ...changes }
}

export function aLimit(changes: Partial<LimitVersion> = {}): LimitVersion {
  return {
    id: 1,
    name: 'handling_general',
    label: '5 个工作日内办结',
    minutes: null,
    working_days: 5,
    measure: '5 个工作日',
    calendar: 'office',
    act_within: '',
    stages: [50, 80, 100],
    starts_on: '2026-01-01',
    state: 'holding',
    note: '',
    made_by: '',
    made_at: null,
    is_made_here: false,
    ...changes,
  }
}

export function somePolicies(changes: Partial<Policies> = {}): Policies {
  return {
    limits: [aLimit()],
    readings: [],
    calendars: [{ value: 'office', label: '机关工作时间' }],
    dictionaries: [{ name: '紧急程度', words: [{ value: 'urgent', label: '紧急' }] }],
    ...changes,
  }
}
