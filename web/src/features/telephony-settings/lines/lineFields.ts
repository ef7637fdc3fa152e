/** Dialled numbers and outside contacts, explained. */
import type { Content } from '@/api/telephonySettings'

import { nameField, type FieldGroup } from '../form/spec'

export const NUMBER_GROUPS: FieldGroup[] = [
  {
    title: '接入号码',
    hint: '市民拨打的号码，以及接通后走哪个语音流程。',
    fields: [
      {
        name: 'number',
        label: '号码',
        kind: 'text',
        required: true,
        isName: true,
        pattern: /^[0-9*#]{2,20}$/,
        patternHint: '应为 2 至 20 位数字（可含 * 和 #）',
        hint: '运营商送来的接入号码，如 12345、12319；保存后不能改，可删除重建。',
        placeholder: '如 12345',
      },
      {
        name: 'flow',
        label: '语音流程',
        kind: 'choice',
        from: 'flows',
        required: true,
        hint: '必须是已发布的流程；流程在“语音流程”页编辑。',
      },
      {
        name: 'language',
        label: '默认语种',
        kind: 'choice',
        from: 'languages',
        required: true,
        hint: '一开始播放哪种语言的提示音，并按此语种找热线员；流程中可由市民改选。',
      },
    ],
  },
]

export const BLANK_NUMBER: Content = { number: '', flow: '', language: 'zh' }

export const CONTACT_GROUPS: FieldGroup[] = [
  {
    title: '外线联系人',
    hint: '热线员可转接、咨询、三方通话的外线：专家、部门、110/119/120。不受外呼号段限制。',
    fields: [
      { name: 'label', label: '名称', kind: 'text', required: true, placeholder: '如 110 报警' },
      nameField('police'),
      {
        name: 'number',
        label: '电话号码',
        kind: 'text',
        required: true,
        pattern: /^[0-9]{3,20}$/,
        patternHint: '应为 3 至 20 位数字',
        hint: '只写数字，外地固话带区号。',
      },
      {
        name: 'group',
        label: '分组',
        kind: 'text',
        placeholder: '如 紧急、部门、专家',
        hint: '在热线员的联系人列表里作为小标题。',
      },
      {
        name: 'is_emergency',
        label: '紧急联系人',
        kind: 'switch',
        hint: '一键呼叫，不受每人每日外呼时长和次数限制。',
      },
    ],
  },
]

export const BLANK_CONTACT: Content = {
  name: '',
  label: '',
  number: '',
  group: '',
  is_emergency: false,
}
