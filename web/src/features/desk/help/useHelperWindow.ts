/** The first window's side: open the helper on the second screen, feed it, take it back. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

import { tellWarning } from '@/shared/messages'
import { pageId } from '@/telephone/pageId'

import { openLine, type Line, type ToDesk, type ToHelper } from './channel'
import type { HelpAct, HelpView } from './view'

const LOOK_MS = 1000
const BLOCKED = '浏览器拦截了新窗口：请在地址栏右侧允许本站弹出窗口，然后再试。'
const UNABLE = '这个浏览器不支持双窗口，请使用较新的版本。'

export interface HelperWindow {
  /** Whether the second window is there and shows the helper. */
  isOut: Ref<boolean>
  open(): void
  takeBack(): void
}

/** On the second screen where there is one; the browser may decide otherwise. */
function features(): string {
  const { availLeft = 0, availWidth, availHeight } = screen as Screen & { availLeft?: number }
  const isExtended = (screen as Screen & { isExtended?: boolean }).isExtended ?? false
  const left = isExtended ? availLeft + availWidth : availLeft + Math.round(availWidth / 2)
  const width = isExtended ? availWidth : Math.round(availWidth / 2)
  return `popup,left=${left},top=0,width=${width},height=${availHeight}`
}

export function useHelperWindow(
  view: () => HelpView,
  act: (act: HelpAct) => void,
): HelperWindow {
  const isOut = ref(false)
  let id = ''
  let line: Line<ToHelper> | null = null
  let opened: Window | null = null
  let isOver = false

  function show(): void {
    if (isOut.value) line?.say({ to: 'helper', kind: 'view', view: view() })
  }
  function hear(message: ToDesk): void {
    if (message.kind === 'act') act(message.act)
    else isOut.value = message.kind === 'here'
    if (message.kind === 'here') show()
  }
  async function connect(): Promise<void> {
    id = await pageId()
    if (isOver) return
    line = openLine<ToHelper, ToDesk>(id, 'desk', hear)
    // After a reload the second window may still be there.
    line?.say({ to: 'helper', kind: 'ask' })
  }
  function open(): void {
    if (!line) {
      tellWarning(UNABLE)
      return
    }
    opened = window.open(`/desk/helper?of=${id}`, `hotline-helper-${id}`, features())
    if (opened) opened.focus()
    else tellWarning(BLOCKED)
  }
  function takeBack(): void {
    line?.say({ to: 'helper', kind: 'close' })
    isOut.value = false
  }
  /** The desk goes away: the second window keeps nobody's data. */
  function leave(): void {
    if (isOut.value) line?.say({ to: 'helper', kind: 'view', view: null })
  }

  void connect()
  watch(view, show)
  const timer = setInterval(() => {
    if (isOut.value && opened?.closed) isOut.value = false
  }, LOOK_MS)
  window.addEventListener('pagehide', leave)
  onScopeDispose(() => {
    isOver = true
    leave()
    clearInterval(timer)
    window.removeEventListener('pagehide', leave)
    line?.close()
  })
  return { isOut, open, takeBack }
}
