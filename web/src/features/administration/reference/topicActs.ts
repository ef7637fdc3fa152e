/** What may be done to a topic, as the dialogs ask for it. */
import {
  createTopic,
  moveTopic,
  renameTopic,
  restoreTopic,
  retireTopic,
  type KeptTopic,
} from '@/api/keeping'
import type { Asked } from '@/shared/ui/ReasonDialog.vue'

import { textOf, type AskedFields } from './fields'

type Done = (sentence: string) => Promise<void>

export function askToCreate(group: KeptTopic | null, code: string, done: Done): AskedFields {
  return {
    title: group ? `在“${group.name}”下新增事项` : '新增大类',
    confirm: '新增',
    fields: [
      {
        name: 'code',
        label: '编码',
        required: true,
        hint: group ? `4 位数字，以 ${group.code} 开头；编码以后不再改变。` : '2 位数字；编码以后不再改变。',
      },
      { name: 'name', label: '名称', required: true },
    ],
    values: { code, name: '' },
    act: async (values) => {
      await createTopic(textOf(values, 'code'), textOf(values, 'name'))
      await done('已新增')
    },
  }
}

export function askToRename(topic: KeptTopic, done: Done): AskedFields {
  return {
    title: `更名 ${topic.code} ${topic.name}`,
    lead: '已有的工单也会显示新名称；旧名称留在操作审计里。意思变了的事项请停用后另建。',
    confirm: '更名',
    fields: [{ name: 'name', label: '新名称', required: true }],
    values: { name: topic.name },
    act: async (values) => {
      await renameTopic(topic.code, textOf(values, 'name'))
      await done('已更名')
    },
  }
}

export function askToMove(topic: KeptTopic, groups: readonly KeptTopic[], done: Done): AskedFields {
  const others = groups.filter((each) => each.code !== topic.parent_code && each.is_active)
  return {
    title: `移动 ${topic.code} ${topic.name}`,
    lead: '编码的前两位就是大类，所以移动会在新大类下建一个同名事项，并停用原来的；已有的工单留在原事项。',
    confirm: '移动',
    fields: [
      {
        name: 'to_code',
        label: '新编码',
        required: true,
        hint: `可选大类：${others.map((each) => `${each.code} ${each.name}`).join('、')}`,
      },
      { name: 'note', label: '依据', kind: 'note' },
    ],
    values: { to_code: '', note: '' },
    act: async (values) => {
      await moveTopic(topic.code, textOf(values, 'to_code'), textOf(values, 'note'))
      await done('已移动')
    },
  }
}

export function askToRetire(topic: KeptTopic, done: Done): Asked {
  return {
    title: `停用 ${topic.code} ${topic.name}`,
    lead: '停用后登记时不能再选；已有的工单不受影响。',
    confirm: '停用',
    isDanger: true,
    act: async (note) => {
      await retireTopic(topic.code, note)
      await done('已停用')
    },
  }
}

export function askToRestore(topic: KeptTopic, done: Done): Asked {
  return {
    title: `恢复 ${topic.code} ${topic.name}`,
    lead: '恢复后登记时可以再选。',
    confirm: '恢复',
    act: async (note) => {
      await restoreTopic(topic.code, note)
      await done('已恢复')
    },
  }
}

/** The lowest code that nobody has, of a group or of all groups. */
export function nextCode(topics: readonly KeptTopic[], group: string): string {
  const taken = new Set(topics.map((each) => each.code))
  for (let number = 1; number < 100; number += 1) {
    const code = `${group}${String(number).padStart(2, '0')}`
    if (!taken.has(code)) return code
  }
  return ''
}
