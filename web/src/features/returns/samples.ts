/** A court for tests: the second department asks to send the order back too. */
import type { Court, CourtReturn, CourtTurn, Ruling } from '@/api/returns'

export function aReturn(changes: Partial<CourtReturn> = {}): CourtReturn {
  return {
    id: 1,
    requested_at: '2026-11-24T10:10:00+08:00',
    requested_by: '赵敏（城管局经办人）',
    reason: '该路灯由街道自行建设，未移交我局管理。',
    legal_basis: '《城市照明管理规定》第十四条',
    attachments: [],
    decision: 'approved',
    decision_label: '同意',
    comment: '转水务局。',
    decided_at: '2026-11-24T10:15:00+08:00',
    decided_by: '李强（派单员）',
    ruling: null,
    ...changes,
  }
}

export function aTurn(changes: Partial<CourtTurn> = {}): CourtTurn {
  return {
    department_id: 7,
    department_name: '市城市管理局',
    dispatched_at: '2026-11-24T10:05:00+08:00',
    dispatched_by: '李强（派单员）',
    note: '',
    accepted_at: null,
    ended_at: '2026-11-24T10:15:00+08:00',
    ending_label: '退单',
    returns: [aReturn()],
    ...changes,
  }
}

const RULING: Ruling = {
  department_id: 7,
  department_name: '市城市管理局',
  reason: '路灯属城市照明设施。',
  legal_basis: '职责清单',
  ruled_at: '2026-10-12T10:00:00+08:00',
  ruled_by: '李强（派单员）',
  rule_key: 'ruling-20261012000003',
  rule_ends_on: '2027-04-10',
  is_rule_in_force: true,
}

export function aCourt(changes: Partial<Court> = {}): Court {
  const second = aTurn({
    department_id: 8,
    department_name: '市水务局',
    ended_at: null,
    ending_label: '',
    returns: [aReturn({ id: 2, decision: '', decision_label: '待审核', comment: '', decided_at: null, decided_by: '' })],
  })
  return {
    order: {
      number: '20261124000001',
      state: 'send_back_requested',
      state_label: '退单待审',
      appeal_type: 'help',
      appeal_type_label: '求助',
      urgency: 'general',
      urgency_label: '一般',
      topic_name: '路灯照明',
      area_name: '龙华区金贸街道',
      place: '金贸中路 1 号',
      event: '小区门口路灯连续三天不亮。',
      department_name: '市水务局',
      desk_name: '',
      secrecy: 'normal',
      secrecy_label: '普通',
      registered_at: '2026-11-24T10:00:00+08:00',
      due_at: '2026-11-24T13:18:00+08:00',
      due_label: '退单审核',
      remaining_seconds: 3600,
      asked: '',
      present: [],
    },
    version: 7,
    demand: '请尽快检修路灯。',
    may_rule: true,
    count: { requests: 2, returns: 1, departments: 2 },
    turns: [aTurn(), second],
    duties: [{ department_id: 7, department_name: '市城市管理局', duties: '市容、路灯', had_it: true, matches: ['路灯'] }],
    precedents: [
      { number: '20261012000003', event: '路灯不亮。', area_name: '龙华区金贸街道', nearness: '同一区划', ruling: RULING },
    ],
    suggestions: [
      {
        department_id: 7,
        department_name: '城管局',
        reason: '职责：职责清单里有“路灯”。',
        basis: 'duty',
        basis_label: '职责',
        rule_key: '',
        is_tied: false,
        probability: null,
        is_sure: false,
        is_doubtful: false,
        reasons: [],
      },
    ],
    evidence: ['正式文件（附件）'],
    after_ruling: '裁定后，主办单位没有新文件不得再申请退单。',
    longest_days: 366,
    ...changes,
  }
}
