/** Every field of a queue, explained (VOI-18, BIZ-01). */
import type { Content } from '@/api/telephonySettings'

import { nameField, type FieldGroup } from '../form/spec'

const seconds = { kind: 'number', unit: '秒' } as const
const overflows = (content: Content) => Boolean(content['overflow_queue'])

export const QUEUE_GROUPS: FieldGroup[] = [
  {
    title: '名称与优先级',
    fields: [
      { name: 'label', label: '队列名称', kind: 'text', required: true, placeholder: '如 综合受理' },
      nameField('general'),
      {
        name: 'priority',
        label: '队列优先级',
        kind: 'points',
        unit: '分（0-9）',
        least: 0,
        most: 9,
        hint: '热线员同时够资格接两个队列时，分高的先接；每分折算的等待秒数见“来电优先规则”。',
      },
    ],
  },
  {
    title: '谁来接',
    hint: '除队列本身和来电语种之外，还要求热线员具备的条件。等待越久，可按步骤放宽。',
    fields: [
      {
        name: 'skills',
        label: '还需要的技能',
        kind: 'choices',
        from: 'skills',
        without: ['queue:', 'lang:'],
        placeholder: '不另外要求',
        hint: '方言、专席等；“会接本队列”和“会说来电的语种”总是需要，不必选。',
      },
      {
        name: 'least_level',
        label: '技能等级至少',
        kind: 'level',
        least: 1,
        most: 5,
        hint: '1 最低、5 最高；所需的每一项技能都要达到。',
      },
      {
        name: 'groups',
        label: '坐席组',
        kind: 'choices',
        from: 'groups',
        placeholder: '所有坐席组',
        hint: '一开始只给这些组的坐席；不选则所有组都可以接。',
      },
      {
        name: 'reserve',
        label: '稀有语种保留',
        kind: 'number',
        unit: '人',
        least: 0,
        most: 100,
        hint: '每个稀有语种或方言至少留这么多空闲热线员不接普通来电；普通来电等满 60 秒后不再保留。',
      },
    ],
  },
  {
    title: '逐步放宽',
    hint: '按等待秒数降低要求：降低等级、增加坐席组、不再要求某项技能。语种永不放宽。',
    fields: [],
  },
  {
    title: '上次的热线员',
    fields: [
      {
        name: 'prefers_last_operator',
        label: '优先找上次的热线员',
        kind: 'switch',
        hint: '市民再次来电时，先找上次和他通话的热线员。',
      },
      {
        name: 'last_operator_wait_seconds',
        label: '最多等上次的热线员',
        ...seconds,
        least: 0,
        most: 300,
        hint: '他正忙但很快能接时，愿意为他等多久；超过就给别人。',
        when: (content) => content['prefers_last_operator'] === true,
      },
    ],
  },
  {
    title: '振铃、整理与播报',
    fields: [
      {
        name: 'offer_seconds',
        label: '振铃时长',
        ...seconds,
        least: 3,
        most: 120,
        hint: '热线员多久不接就转给下一位；不接的人会被置为“示忙”。',
      },
      {
        name: 'wrap_up_seconds',
        label: '话后整理',
        ...seconds,
        least: 0,
        most: 600,
        hint: '挂断后自动保留的整理时间；到时自动恢复就绪。0 为不整理。',
      },
      {
        name: 'announce_every_seconds',
        label: '播报间隔',
        ...seconds,
        least: 5,
        most: 600,
        hint: '等待时每隔多久播报一次排队位置，其余时间播放音乐。',
      },
      {
        name: 'announce_estimate',
        label: '播报预计等待',
        kind: 'switch',
        hint: '播报位置时一并告知大约还要等多久。',
      },
    ],
  },
  {
    title: '目标与上限',
    fields: [
      {
        name: 'service_level_seconds',
        label: '服务水平目标',
        ...seconds,
        least: 1,
        most: 600,
        hint: '在多少秒内接起才算达标（GB/T 33358：15 秒）；预测和告警以此为准。',
      },
      {
        name: 'most_waiting',
        label: '排队人数上限',
        kind: 'number',
        unit: '人',
        least: 1,
        most: 5000,
        hint: '超过后新来电不再排队，直接走流程的后续步骤。',
      },
      {
        name: 'longest_wait_seconds',
        label: '最长等待',
        ...seconds,
        least: 30,
        most: 14_400,
        hint: '等到这么久仍无人接，离开队列，走流程的后续步骤（留言、回拨等）。',
      },
      {
        name: 'leave_when_nobody',
        label: '无人在岗时立即离开',
        kind: 'switch',
        hint: '没有任何够资格的热线员签入时，不让市民空等，直接走后续步骤。',
      },
    ],
  },
  {
    title: '溢出',
    fields: [
      {
        name: 'overflow_queue',
        label: '溢出到',
        kind: 'choice',
        from: 'queues',
        nothing: '不溢出',
        hint: '等待过久时同时排入另一个队列，谁先有空谁接；已等待的时间不清零。',
      },
      {
        name: 'overflow_after_seconds',
        label: '等待多久后溢出',
        ...seconds,
        least: 0,
        most: 3600,
        when: overflows,
      },
    ],
  },
]

export const BLANK_QUEUE: Content = {
  name: '',
  label: '',
  offer_seconds: 15,
  wrap_up_seconds: 30,
  announce_every_seconds: 30,
  announce_estimate: true,
  skills: [],
  least_level: 1,
  groups: [],
  widenings: [],
  priority: 0,
  prefers_last_operator: true,
  last_operator_wait_seconds: 20,
  service_level_seconds: 15,
  most_waiting: 500,
  longest_wait_seconds: 1800,
  overflow_queue: '',
  overflow_after_seconds: 120,
  leave_when_nobody: false,
  reserve: 0,
}
