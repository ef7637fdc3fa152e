/** What a team leader asks for at one desk; which of it has to be confirmed, and with what words. */
import type { DeskView, ForcedState, FromFloor, SuperviseMode } from '@/telephone/floorMessages'

import { FORCED } from './labels'

export type Act =
  | { type: 'supervise'; mode: SuperviseMode }
  | { type: 'stop_supervising' }
  | { type: 'take_over' | 'force_end' }
  | { type: 'force_state'; state: ForcedState }

export interface Question {
  title: string
  text: string
  /** The word on the button. */
  yes: string
  isHarmful: boolean
}

export function messageOf(act: Act, operatorId: number): FromFloor {
  return act.type === 'stop_supervising' ? act : { ...act, operator_id: operatorId }
}

/** What has to be asked first; null: nothing, it harms nobody. */
export function questionOf(act: Act, desk: DeskView): Question | null {
  const who = `${desk.display_name}（${desk.seat}）`
  switch (act.type) {
    case 'supervise':
      if (act.mode !== 'barge_in') return null
      return {
        title: '强插通话',
        text: `您将加入 ${who} 的通话，市民和热线员都会听到您。`,
        yes: '强插',
        isHarmful: false,
      }
    case 'take_over':
      return {
        title: '接管通话',
        text: `由您与市民继续通话，${who} 将退出这通电话。`,
        yes: '接管',
        isHarmful: true,
      }
    case 'force_end':
      return {
        title: '强拆通话',
        text: `立即结束 ${who} 与市民的通话，无法恢复。操作会记入日志。`,
        yes: '强拆',
        isHarmful: true,
      }
    case 'force_state':
      return forceQuestion(act.state, who, desk)
    case 'stop_supervising':
      return null
  }
}

function forceQuestion(state: ForcedState, who: string, desk: DeskView): Question {
  const label = FORCED[state]
  const inCall = ['talking', 'offered'].includes(desk.state)
  const leaves = state === 'signed_out'
  const after = leaves ? '，须重新签入才能接听' : ''
  return {
    title: `强制${label}`,
    text: `将 ${who} 设为“${label}”${after}${inCall ? '；正在进行的通话不受影响，结束后生效' : ''}。`,
    yes: `强制${label}`,
    isHarmful: leaves,
  }
}
