/** When the floor raises an alarm, and what the platform as a whole may use. */
import type { FieldGroup } from '../form/spec'

const seconds = { kind: 'number', unit: '秒' } as const

export const ALARM_GROUPS: FieldGroup[] = [
  {
    title: '排队',
    fields: [
      {
        name: 'waiting',
        label: '排队人数达到',
        kind: 'number',
        unit: '人',
        least: 1,
        most: 5000,
        hint: '任一队列里等待的市民达到此数；两倍为严重告警。',
      },
      {
        name: 'longest_wait_seconds',
        label: '最久已等待',
        ...seconds,
        least: 1,
        most: 3600,
        hint: '任一市民已等待这么久；达到三倍为严重告警。',
      },
      {
        name: 'service_level_below',
        label: '服务水平低于',
        kind: 'share',
        unit: '%',
        least: 0,
        most: 1,
        hint: '队列最近的来电里，目标秒数内接起的比例。',
      },
    ],
  },
  {
    title: '热线员',
    fields: [
      {
        name: 'ready_at_least',
        label: '空闲热线员少于',
        kind: 'number',
        unit: '人',
        least: 0,
        most: 1000,
        hint: '有人在等，而能接的空闲热线员少于此数；0 为不告警。',
      },
      {
        name: 'no_answer_streak',
        label: '连续不接',
        kind: 'number',
        unit: '次',
        least: 1,
        most: 100,
        hint: '同一热线员连续振铃不接。',
      },
      {
        name: 'wrap_up_seconds',
        label: '整理超过',
        ...seconds,
        least: 1,
        most: 7200,
      },
      {
        name: 'break_seconds',
        label: '小休超过',
        ...seconds,
        least: 1,
        most: 28_800,
      },
    ],
  },
  {
    title: '线路',
    fields: [
      {
        name: 'lines_used',
        label: '线路占用达到',
        kind: 'share',
        unit: '%',
        least: 0.1,
        most: 1,
        hint: '正在使用的线路占“线路上限”的比例。',
      },
    ],
  },
]

export const PLATFORM_GROUPS: FieldGroup[] = [
  {
    title: '许可与线路',
    fields: [
      {
        name: 'softphones',
        label: '软电话许可',
        kind: 'number',
        unit: '个',
        least: 0,
        most: 10_000,
        hint: '电脑与手机软电话共用的并发数（合同 230）；用完后新的签入会被告知。',
      },
      {
        name: 'line_limit',
        label: '线路上限',
        kind: 'number',
        unit: '路',
        least: 1,
        most: 10_000,
        hint: '同时进行的来电上限（合同 500）；超出的来电由语音引擎明确拒绝，不拖垮正在进行的通话。',
      },
    ],
  },
  {
    title: '外呼',
    fields: [
      {
        name: 'outbound_caller_id',
        label: '默认主叫号码',
        kind: 'text',
        required: true,
        pattern: /^[0-9]{3,15}$/,
        patternHint: '应为 3 至 15 位数字',
        hint: '外呼时市民看到的号码；可在“外呼规则”里按用途另设。',
      },
      {
        name: 'dial_seconds',
        label: '外呼振铃',
        ...seconds,
        least: 10,
        most: 120,
        hint: '市民多久不接算无人接听。',
      },
    ],
  },
  {
    title: '断线重连',
    fields: [
      {
        name: 'reconnect_seconds',
        label: '等待热线员重连',
        ...seconds,
        least: 5,
        most: 300,
        hint: '热线员的网页断线时，市民听音乐等待这么久；仍未恢复则转给别人。',
      },
    ],
  },
]
