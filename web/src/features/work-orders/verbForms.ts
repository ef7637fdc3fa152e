/** What each verb asks for before it is done: data, drawn by VerbDialog. */
import type { OrderDetail } from '@/api/types'
import { toLocalIso } from '@/shared/time'

import { attentionForms } from './attentionForms'
import { FAMILY_FORMS } from './familyForms'
import { handlingForms, targetOf } from './handlingForms'

export type Field =
  | { kind: 'text'; name: string; label: string; required: boolean; limit: number; rows: number; hint: string; onlyUnless?: string }
  | { kind: 'line'; name: string; label: string; required: boolean; limit: number; hint: string }
  | { kind: 'department'; name: string; label: string; required: boolean; hint: string }
  | { kind: 'time'; name: string; label: string; required: boolean; hint: string }
  | { kind: 'until'; name: string; label: string; required: boolean; hint: string }
  | {
      kind: 'choice'
      name: string
      label: string
      required: boolean
      source: 'outside' | 'inside' | 'helpers'
      hint: string
    }
  | {
      kind: 'option'
      name: string
      label: string
      required: boolean
      options: { value: string; label: string }[]
      hint: string
    }
  | { kind: 'order'; name: string; label: string; required: boolean; source: 'alike' | 'links'; hint: string }
  | { kind: 'answer'; name: string; label: string; required: boolean; hint: string }
  | { kind: 'files'; name: string; label: string; required: boolean; hint: string }
  | { kind: 'yesNo'; name: string; label: string; yes: string; no: string; initially: boolean }
  | { kind: 'tick'; name: string; label: string; hint: string }
  | { kind: 'shield'; name: string; label: string }
  | { kind: 'ticks'; name: string; label: string; required: boolean; options: { value: string; label: string }[] }

export interface VerbForm {
  lead: string
  confirm: string
  tone: 'primary' | 'danger'
  fields: Field[]
}

/** The elements of a result (RPL-01), which a reviewer ticks when they are missing. */
export const RESULT_ELEMENTS = [
  { value: 'handled_at', label: '办理时间' },
  { value: 'place', label: '办理地点' },
  { value: 'unit', label: '办理单位' },
  { value: 'staff', label: '办理人员' },
  { value: 'process', label: '办理过程' },
  { value: 'outcome', label: '办理结果' },
  { value: 'next_step', label: '下一步措施' },
  { value: 'attachment_ids', label: '现场照片' },
]

const COMMENT = {
  kind: 'text',
  name: 'comment',
  label: '审核意见',
  required: true,
  limit: 1000,
  rows: 3,
  hint: '写明理由，承办单位可见',
} as const

const SHARE_PHONE: Field = {
  kind: 'tick',
  name: 'share_phone',
  label: '向承办单位提供诉求人电话',
  hint: '仅在办理确需联系市民时勾选；要求保密的工单不会提供。',
}

/** What the shield finds before the order leaves, and the reason to send it all the same. */
const SHIELD: Field = { kind: 'shield', name: 'shield_reason', label: '派单前体检' }

/** The elements of a result (RPL-01), as whoever did the work fills them in. */
const RESULT: Field[] = [
  { kind: 'time', name: 'handled_at', label: '办理时间', required: true, hint: '' },
  {
    kind: 'line',
    name: 'place',
    label: '办理地点',
    required: true,
    limit: 200,
    hint: '现场或经办地点',
  },
  { kind: 'line', name: 'unit', label: '办理单位', required: true, limit: 80, hint: '具体科室、队所' },
  { kind: 'line', name: 'staff', label: '办理人员', required: true, limit: 80, hint: '姓名，可多人' },
  {
    kind: 'text',
    name: 'process',
    label: '办理过程',
    required: true,
    limit: 5000,
    rows: 3,
    hint: '何时到场、怎样调查、采取了哪些措施，不少于 15 个字',
  },
  {
    kind: 'text',
    name: 'outcome',
    label: '办理结果',
    required: true,
    limit: 5000,
    rows: 3,
    hint: '问题是否解决、如何答复市民，不少于 15 个字',
  },
  {
    kind: 'yesNo',
    name: 'is_solved',
    label: '是否解决',
    yes: '已解决',
    no: '尚未解决',
    initially: true,
  },
  {
    kind: 'text',
    name: 'next_step',
    label: '下一步措施',
    required: true,
    limit: 2000,
    rows: 2,
    hint: '尚未解决的须写明下一步措施和时间；已解决的可写后续安排',
    onlyUnless: 'is_solved',
  },
  {
    kind: 'files',
    name: 'attachment_ids',
    label: '附件',
    required: false,
    hint: '紧急工单须附现场照片',
  },
]

export const VERB_FORMS: Record<string, VerbForm> = {
  ...attentionForms(SHARE_PHONE, SHIELD),
  ...FAMILY_FORMS,
  ...handlingForms(
    SHARE_PHONE,
    SHIELD,
    RESULT.map((field) => (field.kind === 'files' ? { ...field, hint: '现场照片或有关文件' } : field)),
  ),
  answer_directly: {
    lead: '当场答复后工单直接结案，不再派单，计入首呼解决。',
    confirm: '答复并结案',
    tone: 'primary',
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: '答复内容',
        required: true,
        limit: 5000,
        rows: 5,
        hint: '向市民说明的政策、办法或结果',
      },
      {
        kind: 'text',
        name: 'reason',
        label: '不派单理由',
        required: false,
        limit: 500,
        rows: 2,
        hint: '投诉、举报类必须填写，不少于 5 个字',
      },
    ],
  },
  dispatch: {
    lead: '派出后开始计承办单位的签收和办理时限。',
    confirm: '确认派单',
    tone: 'primary',
    fields: [
      {
        kind: 'department',
        name: 'department_id',
        label: '承办单位',
        required: true,
        hint: '输入单位名称或职责查找',
      },
      {
        kind: 'text',
        name: 'note',
        label: '派单说明（选填）',
        required: false,
        limit: 1000,
        rows: 3,
        hint: '提示承办重点、协办关系等',
      },
      SHARE_PHONE,
      SHIELD,
    ],
  },
  accept: {
    lead: '签收后由本单位负责办理，请在办理时限内提交结果；不属本单位职责的，请不要签收，改为申请退单。',
    confirm: '确认签收',
    tone: 'primary',
    fields: [],
  },
  send_back: {
    lead: '不属本单位职责的，在签收前可申请退单，由热线审核；请写明依据并附正式文件。',
    confirm: '提交退单申请',
    tone: 'danger',
    fields: [
      {
        kind: 'text',
        name: 'reason',
        label: '退单理由',
        required: true,
        limit: 2000,
        rows: 4,
        hint: '为什么不属本单位职责，建议由哪个单位办理，不少于 10 个字',
      },
      {
        kind: 'text',
        name: 'legal_basis',
        label: '法律或政策依据',
        required: true,
        limit: 1000,
        rows: 2,
        hint: '法规、三定方案、权责清单等的名称和条款',
      },
      {
        kind: 'files',
        name: 'attachment_ids',
        label: '正式文件',
        required: true,
        hint: '加盖公章的说明或依据文件',
      },
    ],
  },
  approve_send_back: {
    lead: '同意后工单收回；选择新的承办单位可同时改派，不选则回到待派单。',
    confirm: '同意退单',
    tone: 'primary',
    fields: [
      COMMENT,
      {
        kind: 'department',
        name: 'department_id',
        label: '改派给（选填）',
        required: false,
        hint: '不选则回到待派单',
      },
      SHARE_PHONE,
      SHIELD,
    ],
  },
  refuse_send_back: {
    lead: '不同意时工单交回原单位继续办理，剩余时限继续计。',
    confirm: '不同意退单',
    tone: 'danger',
    fields: [COMMENT],
  },
  submit_result: {
    lead: '请写清做了什么、结果如何；过于简单的答复会被退回。',
    confirm: '提交办理结果',
    tone: 'primary',
    fields: RESULT,
  },
  approve_result: {
    lead: '通过后转入回访，24 小时内回访市民。',
    confirm: '审核通过',
    tone: 'primary',
    fields: [{ ...COMMENT, label: '审核意见（选填）', required: false, hint: '' }],
  },
  refuse_result: {
    lead: '退回后由承办单位补充，剩余办理时限继续计。',
    confirm: '退回补充',
    tone: 'danger',
    fields: [
      {
        kind: 'ticks',
        name: 'missing',
        label: '所缺内容',
        required: true,
        options: RESULT_ELEMENTS,
      },
      { ...COMMENT, hint: '告诉承办单位需要补充什么' },
    ],
  },
}

export type Answers = Record<string, unknown>

/** Kinds whose answer is picked, not typed; nothing picked is null. */
const PICKED = new Set<Field['kind']>(['department', 'time', 'until', 'choice', 'option', 'answer'])

export function emptyAnswers(form: VerbForm): Answers {
  const answers: Answers = {}
  for (const field of form.fields) {
    if (field.kind === 'files' || field.kind === 'ticks') answers[field.name] = []
    else if (field.kind === 'yesNo') answers[field.name] = field.initially
    else if (field.kind === 'tick') answers[field.name] = false
    else if (PICKED.has(field.kind)) answers[field.name] = null
    else answers[field.name] = ''
  }
  return answers
}

/** Verbs by which a department, a helper or an outside body says what was done. */
const REPORTS = new Set(['submit_result', 'submit_part', 'record_reply'])

/**
 * What is probably so: a department mostly reports from the place of the matter, right after the
 * work; and a result that the reviewer refused needs an addition, not all the typing again.
 */
export function likelyAnswers(verb: string, order: Likely, now: Date): Answers {
  if (!REPORTS.has(verb)) return {}
  const latest = refusedResult(verb, order)
  if (!latest) return { handled_at: toLocalIso(now), place: order.place }
  const { place, unit, staff, process, outcome, is_solved, next_step } = latest
  const handledAt = toLocalIso(new Date(latest.handled_at))
  return { handled_at: handledAt, place, unit, staff, process, outcome, is_solved, next_step }
}

type Likely = Pick<OrderDetail, 'place' | 'results'>

/** The latest result, if it is the one that came back from the reviewer. */
export function refusedResult(verb: string, order: Likely): OrderDetail['results'][number] | null {
  const latest = order.results.at(-1)
  return verb === 'submit_result' && latest && latest.review_missing.length > 0 ? latest : null
}

/** Some fields must be filled only while another says no. */
export function isRequired(field: Field, answers: Answers): boolean {
  if (!('required' in field) || !field.required) return false
  return !('onlyUnless' in field && field.onlyUnless && answers[field.onlyUnless] !== false)
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === null || value === undefined || String(value).trim() === ''
}

export function missingAnswers(form: VerbForm, answers: Answers): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const field of form.fields) {
    const value = answers[field.name]
    if (isRequired(field, answers) && isEmpty(value)) {
      const picks = field.kind === 'ticks' || PICKED.has(field.kind)
      faults[field.name] = `请${field.kind === 'files' ? '上传' : picks ? '选择' : '填写'}${field.label}`
    }
    if ('limit' in field && [...String(value)].length > field.limit) {
      faults[field.name] = `${field.label}不能超过 ${field.limit} 个字`
    }
  }
  return faults
}

/** What is sent: trimmed. */
export function toAnswerBody(form: VerbForm, answers: Answers): Answers {
  const body: Answers = {}
  for (const field of form.fields) {
    const value = answers[field.name]
    if (field.name === 'target') Object.assign(body, targetOf(String(value)))
    else body[field.name] = typeof value === 'string' ? value.trim() : value
  }
  return body
}
