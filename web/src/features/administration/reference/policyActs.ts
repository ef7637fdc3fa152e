/** Words and questions of policies. */
import { addReadingVersion, type LimitVersion, type Policies, type ReadingVersion } from '@/api/keepingPolicies'

import { textOf, type AskedFields } from './fields'
import { dayAfter } from './versions'

/** `5 个工作日，按 机关工作时间；预警 50%、80%`. */
export function limitSays(limit: LimitVersion, policies: Policies | null): string {
  const labelOf = (name: string) =>
    policies?.calendars.find((each) => each.value === name)?.label ?? (name === 'always' ? '全天' : name)
  const acting = limit.act_within ? `，在${labelOf(limit.act_within)}办理` : ''
  const stages = limit.stages.length > 0 ? `；预警 ${limit.stages.map((each) => `${each}%`).join('、')}` : ''
  return `${limit.measure}，按${labelOf(limit.calendar)}计时${acting}${stages}`
}

export function askForReading(reading: ReadingVersion, today: string, done: () => Promise<void>): AskedFields {
  return {
    title: reading.question,
    lead: '从生效日期起按新的口径；此前已经起表、已经办结的不变。',
    confirm: '保存版本',
    fields: [
      {
        name: 'chosen',
        label: '采用',
        kind: 'select',
        required: true,
        options: reading.choices.map((each) => ({ value: each.value, label: `${each.label}：${each.means}` })),
      },
      { name: 'starts_on', label: '生效日期（最早明天）', required: true, placeholder: '2027-01-01' },
      { name: 'note', label: '依据（会显示在口径说明里）', kind: 'note', required: true, limit: 300 },
    ],
    values: { chosen: reading.chosen, starts_on: dayAfter(today), note: '' },
    act: async (values) => {
      await addReadingVersion({
        key: reading.key,
        chosen: textOf(values, 'chosen'),
        starts_on: textOf(values, 'starts_on'),
        note: textOf(values, 'note'),
      })
      await done()
    },
  }
}
