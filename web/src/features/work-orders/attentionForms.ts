/** What the verbs beside the handling ask for: presses, letters, emergencies, corrections. */
import type { Field, VerbForm } from './verbForms'

const why = (label: string, hint: string, limit = 1000): Field => ({
  kind: 'text',
  name: 'reason',
  label,
  required: true,
  limit,
  rows: 3,
  hint,
})

const line = (name: string, label: string, hint: string): Field => ({
  kind: 'line',
  name,
  label,
  required: true,
  limit: 80,
  hint,
})

const option = (name: string, label: string, options: Record<string, string>): Field => ({
  kind: 'option',
  name,
  label,
  required: true,
  options: Object.entries(options).map(([value, text]) => ({ value, label: text })),
  hint: '请选择',
})

/** The forms, given what every verb that lets an order out asks for. */
export function attentionForms(sharePhone: Field, shield: Field): Record<string, VerbForm> {
  return {
    answer_unified: {
      lead: '按已发布的统一答复口径答复市民，工单直接结案，不派单，不计考核。',
      confirm: '答复并结案',
      tone: 'primary',
      fields: [{ kind: 'answer', name: 'answer_id', label: '统一答复', required: true, hint: '选择有效期内的口径' }],
    },
    direct_link: {
      lead: '不经中间层级直接派到办理单位；单位开通直通联办之初宽限期内的差错从轻计分。',
      confirm: '直派',
      tone: 'primary',
      fields: [
        { kind: 'department', name: 'department_id', label: '直办单位', required: true, hint: '输入单位名称或职责查找' },
        { kind: 'text', name: 'note', label: '说明（选填）', required: false, limit: 1000, rows: 2, hint: '' },
        sharePhone,
        shield,
      ],
    },
    hand_to_emergency: {
      lead: '危及人身财产安全时使用：先打电话移交，再记录。工单立即转出，不经体检。',
      confirm: '立即移交',
      tone: 'danger',
      fields: [
        option('service', '紧急服务', { '110': '110 报警', '119': '119 消防', '120': '120 急救' }),
        line('receiver', '接警人或警情编号', '对方接警人姓名、工号或编号'),
        why('紧急情况', '发生了什么，有无人员受伤', 800),
      ],
    },
    urge: {
      lead: '计入催办次数，承办单位可见；两次催办之间至少间隔一段时间。',
      confirm: '催办',
      tone: 'primary',
      fields: [
        option('source', '催办来源', { citizen: '市民催办', hotline: '热线催办' }),
        why('催办内容', '市民怎么说，需要承办单位答复什么'),
      ],
    },
    supervise: {
      lead: '发出督办函，承办单位须在期限内回复；督办函可在本页打印。',
      confirm: '发出督办函',
      tone: 'danger',
      fields: [
        option('level', '督办级别', { yellow: '黄色督办', red: '红色督办', black: '黑色督办' }),
        line('leader', '督办领导', '姓名和职务'),
        why('督办要求', '要求承办单位做什么'),
        { kind: 'until', name: 'reply_by', label: '回复期限', required: true, hint: '' },
      ],
    },
    reply_supervision: {
      lead: '回复后由热线决定是否解除督办；超过期限的回复会注明逾期。',
      confirm: '提交回复',
      tone: 'primary',
      fields: [why('督办回复', '落实情况、责任人和完成时间', 2000)],
    },
    record_supervision_reply: {
      lead: '外部单位没有账号：把对方对督办函的书面回复录入，可附来文；是否逾期按对方回复时间算。',
      confirm: '录入回复',
      tone: 'primary',
      fields: [
        { kind: 'line', name: 'document', label: '文号或来文名称', required: true, limit: 120, hint: '例如 琼交函〔2026〕31 号' },
        { kind: 'time', name: 'replied_at', label: '对方回复时间', required: true, hint: '来文日期' },
        why('督办回复', '落实情况、责任人和完成时间', 2000),
        { kind: 'files', name: 'attachment_ids', label: '来文', required: false, hint: '来文扫描件' },
      ],
    },
    lift_supervision: {
      lead: '督办函和回复保留备查。',
      confirm: '解除督办',
      tone: 'primary',
      fields: [why('解除理由', '督办事项如何落实')],
    },
    escalate: {
      lead: '列为疑难件后须在 48 小时内处理，换单位、待审核时照计；已报热线办的不受此限。',
      confirm: '列为疑难',
      tone: 'primary',
      fields: [why('疑难情况', '难在哪里：产权、职责、政策、资金')],
    },
    lift_difficult: {
      lead: '不再是疑难件时解除，48 小时时限停止；由热线列为疑难的由派单员解除，办结、结案时自动解除。',
      confirm: '解除疑难',
      tone: 'primary',
      fields: [why('解除理由', '难处如何解决')],
    },
    report_difficult: {
      lead: '记录何人何时报热线办；此后 48 小时时限不再计算。',
      confirm: '已报热线办',
      tone: 'primary',
      fields: [line('reported_to', '报热线办何人', '姓名和职务'), why('报告内容', '报告了什么，热线办如何答复')],
    },
    withdraw: {
      lead: '仅在市民本人明确表示撤回时使用；工单随即结案，不再回访。',
      confirm: '撤诉并结案',
      tone: 'danger',
      fields: [
        option('said_by', '撤诉方式', {
          phone: '电话告知',
          written: '书面告知',
          online: '网络告知',
          in_person: '当面告知',
        }),
        { kind: 'text', name: 'words', label: '市民原话或凭证', required: true, limit: 1000, rows: 3, hint: '加密保存，仅热线可见' },
      ],
    },
  }
}
