/** What the verbs of orders that belong together ask for. */
import type { Field, VerbForm } from './verbForms'

const other = (label: string, source: 'alike' | 'links' = 'alike'): Field => ({
  kind: 'order',
  name: 'other',
  label,
  required: true,
  source,
  hint: '输入编号，如 20261127000012',
})

const why = (label: string, hint: string): Field => ({
  kind: 'text',
  name: 'reason',
  label,
  required: true,
  limit: 1000,
  rows: 3,
  hint,
})

export const FAMILY_FORMS: Record<string, VerbForm> = {
  merge: {
    lead: '本单并入主单，停止计时，随主单办理和结案；并错了可以撤销，原样恢复。',
    confirm: '确认并单',
    tone: 'primary',
    fields: [other('主单编号'), why('并单理由', '为什么是同一件事，如同一地点同一事项')],
  },
  unmerge: {
    lead: '本单恢复并单前的状态和时限；并单期间时限视为继续计算。',
    confirm: '确认撤销',
    tone: 'danger',
    fields: [why('撤销理由', '为什么不是同一件事')],
  },
  link: {
    lead: '两张工单互相可见，各自办理。',
    confirm: '确认关联',
    tone: 'primary',
    fields: [other('另一工单编号')],
  },
  unlink: {
    lead: '解除人工建立的关联，两张工单都不变。',
    confirm: '确认解除',
    tone: 'danger',
    fields: [other('另一工单编号', 'links')],
  },
  follow: {
    lead: '同一市民就同一诉求再次来话，记入本单，不再另立新单。',
    confirm: '记入本单',
    tone: 'primary',
    fields: [
      {
        kind: 'text',
        name: 'note',
        label: '市民补充的情况',
        required: true,
        limit: 5000,
        rows: 4,
        hint: '这次来话说了什么新情况、有什么要求',
      },
    ],
  },
}
