/** What moves a caller forward in the queue (VOI-18). */
import type { FieldGroup } from '../form/spec'

const points = { kind: 'points', unit: '分（0-9）', least: 0, most: 9 } as const

export const PRIORITY_GROUPS: FieldGroup[] = [
  {
    title: '每种情形加几分',
    hint: '一位市民符合几种，就把几种的分相加，再加上队列自己的优先级。',
    fields: [
      { name: 'vip', label: '重点来电人', ...points, hint: '在“重点与黑名单”里登记并批准的号码。' },
      { name: 'care', label: '特殊关爱', ...points, hint: '老人、残疾人等登记为关爱的号码。' },
      {
        name: 'abandoned_before',
        label: '刚才没接通',
        ...points,
        hint: '记忆时间内曾在队列里等到挂断。',
      },
      { name: 'repeat', label: '重复来电', ...points, hint: '记忆时间内曾经来过电，不论结果。' },
    ],
  },
  {
    title: '折算与记忆',
    fields: [
      {
        name: 'seconds_per_point',
        label: '每分折算',
        kind: 'number',
        unit: '秒等待',
        least: 1,
        most: 600,
        hint: '一分相当于已经多等了这么多秒；因此谁也不会被无限期地插队。',
      },
      {
        name: 'memory_minutes',
        label: '记忆时间',
        kind: 'number',
        unit: '分钟',
        least: 1,
        most: 10_080,
        hint: '“刚才没接通”和“重复来电”看多久以内的记录。',
      },
    ],
  },
  { title: '排序示例', hint: '按上面的数值，这些市民同时在等，谁先被接起：', fields: [] },
]
