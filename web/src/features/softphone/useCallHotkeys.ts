/** The telephone's keys; 快捷键 (?) lists them. None moves with the phase of the call. */
import type { Ref } from 'vue'

import { useHotkeys, type Hotkey } from '@/shared/hotkeys'
import type { Act } from '@/telephone/allowed'

import { toggled, type Sheet } from './sheets'
import { useSoftphone } from './store'

const CALL = '电话'
const STATE = '坐席状态'

export function useCallHotkeys(sheet: Ref<Sheet>): void {
  const softphone = useSoftphone()
  const may = (act: Act) => () => softphone.allowed.has(act)
  const open = (wanted: Sheet) => () => {
    sheet.value = toggled(sheet.value, wanted)
  }
  const mayOpenDirectory = () =>
    softphone.call ? softphone.allowed.has('transfer') : softphone.isSeated && softphone.mayDial
  const isIdle = () =>
    softphone.isOnline && !['offered', 'talking', 'signed_out'].includes(softphone.state)

  function answerOrStart(): void {
    if (softphone.call?.phase === 'preview') softphone.startPreview()
    else softphone.answer()
  }
  function holdOrBack(): void {
    if (softphone.call?.phase === 'consulting') softphone.cancelConsult()
    else softphone.toggleHold()
  }
  function readyOrDone(): void {
    if (softphone.state === 'wrap_up') softphone.finishWrapUp()
    else softphone.setState('ready')
  }

  const calls: Hotkey[] = [
    {
      key: 'F2',
      label: '接听 / 开始外呼',
      group: CALL,
      run: answerOrStart,
      when: () => softphone.allowed.has('answer') || softphone.allowed.has('start'),
    },
    {
      key: 'F4',
      label: '挂断 / 拒接 / 跳过',
      group: CALL,
      run: () => softphone.hangUp(),
      when: () => softphone.call !== null,
    },
    {
      key: 'F7',
      label: '转接、咨询、邀请；空闲时拨号',
      group: CALL,
      run: open('directory'),
      when: mayOpenDirectory,
    },
    {
      key: 'F8',
      label: '保持 / 取回 / 结束咨询',
      group: CALL,
      run: holdOrBack,
      when: () => ['hold', 'resume', 'return'].some((act) => softphone.allowed.has(act as Act)),
    },
    { key: 'F9', label: '静音 / 取消静音', group: CALL, run: softphone.toggleMute, when: may('mute') },
    { key: 'Alt+K', label: '按键', group: CALL, run: open('keypad'), when: may('keypad') },
    {
      key: 'Alt+R',
      label: '停录 / 续录',
      group: CALL,
      run: () => softphone.toggleRecording(),
      when: may('record'),
    },
    {
      key: 'Alt+J',
      label: '咨询后三方通话',
      group: CALL,
      run: () => softphone.conference(),
      when: may('conference'),
    },
    {
      key: 'Alt+T',
      label: '咨询后转出 / 退出多方通话',
      group: CALL,
      run: () => softphone.completeTransfer(),
      when: may('complete'),
    },
    { key: 'Alt+P', label: '驻留', group: CALL, run: () => softphone.park(), when: may('park') },
    { key: 'Alt+L', label: '驻留的通话', group: CALL, run: open('parked') },
  ]
  const states: Hotkey[] = [
    { key: 'Alt+X', label: '置闲 / 完成处理', group: STATE, run: readyOrDone, when: isIdle },
    {
      key: 'Alt+M',
      label: '示忙',
      group: STATE,
      run: () => softphone.setState('not_ready'),
      when: isIdle,
    },
    {
      key: 'Alt+U',
      label: '小休',
      group: STATE,
      run: () => softphone.setState('break'),
      when: isIdle,
    },
  ]
  useHotkeys([...calls, ...states])
}
