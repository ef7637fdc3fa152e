/** Words of the floor. */
import { reasonLabel, stateLabel } from '@/telephone/labels'
import type { DeskView, ForcedState, SuperviseMode } from '@/telephone/floorMessages'
import type { OperatorState } from '@/telephone/messages'

export const MODES: Record<SuperviseMode, string> = {
  listen_in: '监听',
  whisper: '耳语',
  barge_in: '强插',
}

export const FORCED: Record<ForcedState, string> = {
  ready: '置闲',
  not_ready: '示忙',
  break: '小休',
  signed_out: '签出',
}

const PRIORITY_REASONS: Record<string, string> = {
  vip: '重点来电人',
  care: '特殊关爱',
  abandoned_before: '曾放弃',
  repeat: '重复来电',
  first: '首次来电',
  transferred: '转接而来',
}

const PHASES: Record<string, string> = {
  held: '保持中',
  consulting: '咨询中',
  dialling: '呼叫市民',
  preview: '待外呼',
  reconnecting: '恢复通话',
  transferring: '转接中',
  outside: '转外线',
  parked: '驻留',
}

const ACTS: Record<string, string> = {
  supervise: '正在呼叫您的坐席，请接起话机',
  stop_supervising: '已停止监听',
  take_over: '正在接管通话',
  force_end: '已强拆通话',
  force_state: '已强制更改状态',
  pull_call: '已指定接听',
}

const LANGUAGES: Record<string, string> = {
  zh: '普通话',
  en: '英语',
  ru: '俄语',
  ja: '日语',
  ko: '韩语',
}

export function languageName(code: string): string {
  return LANGUAGES[code] ?? code
}

export function priorityReason(reason: string): string {
  return PRIORITY_REASONS[reason] ?? reason
}

export function actDone(act: string): string {
  return ACTS[act] ?? '已执行'
}

const SHORT_STATES: Partial<Record<OperatorState, string>> = { offered: '振铃', wrap_up: '话后' }

export function shortState(state: OperatorState): string {
  return SHORT_STATES[state] ?? stateLabel(state)
}

function inCall(desk: DeskView): string {
  if (desk.state !== 'talking') return ''
  return PHASES[desk.call_phase] ?? (desk.direction === 'outbound' ? '呼出中' : '')
}

function reasonOf(desk: DeskView): string {
  return desk.reason === 'forced' ? '班长设置' : reasonLabel(desk.reason)
}

/** What the operator does, in a few characters: `保持中`, `小休 · 用餐`, `呼出中`. */
export function activity(desk: DeskView): string {
  const state = shortState(desk.state)
  return inCall(desk) || (desk.reason ? `${state} · ${reasonOf(desk)}` : state)
}

/** The same where the colour already tells the state: `用餐`. */
export function glance(desk: DeskView): string {
  return inCall(desk) || reasonOf(desk) || shortState(desk.state)
}

/** A time ticks from the answer while somebody talks, otherwise from the change of state. */
export function beganAt(desk: DeskView): string {
  return (desk.state === 'talking' && desk.talking_since) || desk.since
}
