/** What the verbs of handling ask for: outside bodies, units, helpers, stops and more time. */
import type { OrderDetail } from '@/api/types'

import type { Field, VerbForm } from './verbForms'

const why = (label: string, hint: string): Field => ({
  kind: 'text',
  name: 'reason',
  label,
  required: true,
  limit: 1000,
  rows: 3,
  hint,
})

const PROOF: Field = {
  kind: 'files',
  name: 'attachment_ids',
  label: '证明材料（选填）',
  required: false,
  hint: '如合同、检测报告、现场照片',
}

const COMMENT: Field = {
  kind: 'text',
  name: 'comment',
  label: '审批意见',
  required: true,
  limit: 1000,
  rows: 2,
  hint: '写明同意或不同意的理由，承办单位可见',
}

const until = (label: string): Field => ({
  kind: 'until',
  name: 'until',
  label,
  required: true,
  hint: '',
})

const decision = (lead: string, confirm: string, tone: VerbForm['tone']): VerbForm => ({
  lead,
  confirm,
  tone,
  fields: [COMMENT],
})

/** The forms, given what every verb that lets an order out or takes a result asks for. */
export function handlingForms(
  sharePhone: Field,
  shield: Field,
  result: Field[],
): Record<string, VerbForm> {
  return {
    forward: {
      lead: '转给其他层级、紧急服务或企业办理；热线继续跟踪，对方反馈后由派单员录入。',
      confirm: '确认转办',
      tone: 'primary',
      fields: [
        { kind: 'choice', name: 'department_id', label: '转办单位', required: true, source: 'outside', hint: '选择外部单位' },
        why('转办理由', '为什么由对方办理'),
        shield,
      ],
    },
    record_reply: {
      lead: '录入外部单位的反馈，提交后由热线审核。',
      confirm: '提交转办反馈',
      tone: 'primary',
      fields: result,
    },
    take_back: {
      lead: '收回后工单回到待派单，重新计派单时限。',
      confirm: '收回转办',
      tone: 'danger',
      fields: [why('收回理由', '如对方不予受理')],
    },
    reassign: {
      lead: '改派后原单位不再办理，会办一并撤销，新单位重新计签收和办理时限。',
      confirm: '确认改派',
      tone: 'danger',
      fields: [
        { kind: 'department', name: 'department_id', label: '承办单位', required: true, hint: '输入单位名称或职责查找' },
        why('改派理由', '新单位可见'),
        sharePhone,
        shield,
      ],
    },
    allot: {
      lead: '分派给下级单位或经办人，也可退回上级；本单位的办理时限不变。',
      confirm: '确认分派',
      tone: 'primary',
      fields: [
        { kind: 'choice', name: 'target', label: '分派对象', required: true, source: 'inside', hint: '选择下级单位或经办人' },
        { kind: 'text', name: 'note', label: '分派说明（选填）', required: false, limit: 1000, rows: 2, hint: '提示办理重点' },
      ],
    },
    co_handle: {
      lead: '主办单位不变；会办单位单独签收、计时、反馈，全部反馈后转审核。',
      confirm: '请其会办',
      tone: 'primary',
      fields: [
        { kind: 'department', name: 'department_id', label: '会办单位', required: true, hint: '输入单位名称或职责查找' },
        why('会办事项', '需要该单位配合做什么'),
      ],
    },
    submit_part: {
      lead: '请写清本单位配合做了什么、结果如何；全部会办和主办反馈后转热线审核。',
      confirm: '提交会办结果',
      tone: 'primary',
      fields: result,
    },
    release_helper: {
      lead: '不再等该单位反馈，其时限停止。',
      confirm: '撤销会办',
      tone: 'danger',
      fields: [
        { kind: 'choice', name: 'department_id', label: '会办单位', required: true, source: 'helpers', hint: '选择尚未反馈的会办单位' },
        why('撤销理由', '为什么不再需要会办'),
      ],
    },
    suspend: {
      lead: '因客观原因暂不能办理的可申请挂起；派单员同意后时限停止计算，到恢复时间自动恢复；挂起件须在 48 小时内报热线办。',
      confirm: '提交挂起申请',
      tone: 'primary',
      fields: [why('挂起理由', '写明客观原因，不少于 10 个字'), until('恢复时间'), PROOF],
    },
    approve_suspension: decision('同意后办理时限停止计算，到恢复时间自动恢复；须在 48 小时内报热线办。', '同意挂起', 'primary'),
    refuse_suspension: decision('不同意时照原时限办理。', '不同意挂起', 'danger'),
    resume: {
      lead: '恢复后剩余时限继续计算。',
      confirm: '恢复办理',
      tone: 'primary',
      fields: [
        { kind: 'text', name: 'note', label: '说明（选填）', required: false, limit: 500, rows: 2, hint: '如配件已到货' },
      ],
    },
    extend: {
      lead: '延期须在到期前申请；派单员同意前，原时限照常计算。',
      confirm: '提交延期申请',
      tone: 'primary',
      fields: [why('延期理由', '写明按时办不完的原因，不少于 10 个字'), until('延至何时'), PROOF],
    },
    approve_extension: decision('同意后延长该单位的办理时限，原承诺时间保留备查。', '同意延期', 'primary'),
    refuse_extension: decision('不同意时照原时限办理。', '不同意延期', 'danger'),
  }
}

type Asked = OrderDetail['clock_requests'][number]

/** What the dispatcher is about to decide. */
export function waitingRequest(verb: string, order: Pick<OrderDetail, 'clock_requests'>): Asked | null {
  const kind = verb.endsWith('_suspension') ? 'suspension' : verb.endsWith('_extension') ? 'extension' : ''
  return order.clock_requests.find((each) => each.kind === kind && each.decision === '') ?? null
}

/** A target of an allotment as one value of a list: the unit, perhaps a person there. */
export function targetKey(unitId: number, personId: number | null): string {
  return `${unitId}/${personId ?? ''}`
}

export function targetOf(key: string): { unit_id: number; person_id: number | null } {
  const [unit, person] = key.split('/')
  return { unit_id: Number(unit), person_id: person ? Number(person) : null }
}
