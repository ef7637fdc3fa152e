/** What may be dialled, by whom, and how much of it (CB-05, VOI-17). */
import type { FieldGroup } from '../form/spec'

export const DIALLING_GROUPS: FieldGroup[] = [
  {
    title: '可拨与禁拨号段',
    hint: '先看禁拨，再看可拨；两者都不符合的号码不能拨出。外线联系人不受此限。',
    fields: [
      {
        name: 'allowed_prefixes',
        label: '可拨前缀',
        kind: 'words',
        wide: true,
        placeholder: '输入后按空格或回车，如 0898',
        hint: '号码须以其中之一开头：如 0898（本地固话）、1（手机与短号）。',
      },
      {
        name: 'barred_prefixes',
        label: '禁拨前缀',
        kind: 'words',
        wide: true,
        placeholder: '输入后按空格或回车，如 00',
        hint: '国际长途（00、+）、声讯台等，防止话费盗打。',
      },
      {
        name: 'longest_number',
        label: '号码最长',
        kind: 'number',
        unit: '位',
        least: 3,
        most: 20,
      },
    ],
  },
  {
    title: '每位热线员',
    hint: '超过后当日（当小时）不能再外呼；紧急联系人不计。',
    fields: [
      {
        name: 'operator_hourly_calls',
        label: '每小时次数',
        kind: 'number',
        unit: '次',
        least: 1,
        most: 1000,
      },
      {
        name: 'operator_daily_minutes',
        label: '每日时长',
        kind: 'number',
        unit: '分钟',
        least: 1,
        most: 1440,
      },
    ],
  },
  {
    title: '中继与通话时长',
    fields: [
      {
        name: 'trunk_channels',
        label: '中继通道',
        kind: 'number',
        unit: '路',
        least: 1,
        most: 10_000,
        hint: '运营商给的并发通道总数（合同 100 路）。',
      },
      {
        name: 'outbound_reserve',
        label: '为来电保留',
        kind: 'number',
        unit: '路',
        least: 0,
        most: 10_000,
        hint: '空闲通道只剩这么多时不再外呼，留给市民来电。',
      },
      {
        name: 'yearly_free_minutes',
        label: '每年免费外呼',
        kind: 'number',
        unit: '分钟',
        least: 0,
        most: 100_000_000,
        hint: '合同约定 60,000 分钟；超过部分计费。',
      },
      {
        name: 'warn_at',
        label: '用到多少时预警',
        kind: 'share',
        unit: '%',
        least: 0.01,
        most: 1,
        hint: '通道占用和年度分钟数达到此比例时，现场监控告警。',
      },
    ],
  },
  {
    title: '主叫号码',
    hint: '外呼时市民看到的号码，可按用途分别设定；没有设定的用途显示平台参数里的默认号码。',
    fields: [],
  },
]

export const PURPOSES = [
  { name: 'follow_up', label: '回访' },
  { name: 'return_call', label: '回拨' },
  { name: 'survey', label: '满意度调查' },
  { name: 'order', label: '工单外拨' },
  { name: 'manual', label: '手动外拨' },
]
