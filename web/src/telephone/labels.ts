import type { CallView, OperatorState, PartyView } from './messages'

const STATES: Record<OperatorState, string> = {
  signed_out: '未签入',
  not_ready: '示忙',
  break: '小休',
  ready: '置闲',
  offered: '来电振铃',
  talking: '通话中',
  wrap_up: '话后处理',
}

const REASONS: Record<string, string> = {
  no_answer: '无应答',
  missed_text: '文字会话未打开',
  declined: '已拒接',
  unreachable: '话机不可达',
  connection_lost: '通话连接中断',
  page_lost: '页面离开过久',
  seat_taken: '坐席被他人签入',
  moved: '已在其他坐席签入',
  session_ended: '登录已结束',
  forced: '班长设置',
}

export const BREAK_REASONS = ['用餐', '饮水如厕', '培训', '开会', '设备故障']

export function stateLabel(state: OperatorState): string {
  return STATES[state]
}

export function reasonLabel(reason: string): string {
  return REASONS[reason] ?? reason
}

export function phaseLabel(call: CallView): string {
  switch (call.phase) {
    case 'preview':
      return '待外呼'
    case 'consulting':
      return '咨询中'
    case 'offered':
      return call.direction === 'inbound' ? '来电振铃' : '准备呼出'
    case 'dialling':
      return '正在呼叫市民'
    case 'talking':
      return '通话中'
    case 'held':
      return '保持中'
    case 'reconnecting':
      return '正在恢复通话'
  }
}

const LANGUAGES: Record<string, string> = {
  zh: '普通话',
  en: '英语',
  ru: '俄语',
  ja: '日语',
  ko: '韩语',
}

export function languageLabel(code: string): string {
  return LANGUAGES[code] ?? code
}

export function callerLabel(call: CallView): string {
  return call.caller || '号码未显示'
}

const PURPOSES: Record<string, string> = {
  follow_up: '回访呼出',
  order: '工单呼出',
  survey: '调查外呼',
  return_call: '回拨',
  manual: '手工外呼',
}

/** `来电`, or why we call. */
export function directionLabel(call: CallView): string {
  return call.direction === 'inbound' ? '来电' : (PURPOSES[call.purpose] ?? '呼出')
}

const PRIORITIES: Record<string, string> = {
  vip: '重点',
  care: '关爱',
  abandoned_before: '曾放弃',
  repeat: '重复来电',
}

export function priorityLabel(reason: string): string {
  return PRIORITIES[reason] ?? reason
}

const PARTY_STATES: Record<PartyView['state'], string> = {
  ringing: '振铃中',
  consulting: '咨询中',
  joined: '已加入',
}

export function partyStateLabel(party: PartyView): string {
  return PARTY_STATES[party.state]
}

const COLLEAGUE_STATES: Record<OperatorState, string> = { ...STATES, ready: '空闲', offered: '振铃' }

/** A colleague's state as the directory says it. */
export function colleagueStateLabel(state: OperatorState): string {
  return COLLEAGUE_STATES[state]
}
