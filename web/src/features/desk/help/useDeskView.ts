/** The second window's side: show what the first one says, and hand acts back to it. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

import { openLine, type Line, type ToDesk, type ToHelper } from './channel'
import type { HelpAct, HelpView } from './view'

export function useDeskView(id: string): {
  view: ShallowRef<HelpView | null>
  act(act: HelpAct): void
} {
  const view = shallowRef<HelpView | null>(null)
  const line: Line<ToDesk> | null = openLine<ToDesk, ToHelper>(id, 'helper', (message) => {
    if (message.kind === 'view') view.value = message.view
    else if (message.kind === 'ask') line?.say({ to: 'desk', kind: 'here' })
    else window.close()
  })
  const leave = () => line?.say({ to: 'desk', kind: 'gone' })

  line?.say({ to: 'desk', kind: 'here' })
  window.addEventListener('pagehide', leave)
  onScopeDispose(() => {
    leave()
    window.removeEventListener('pagehide', leave)
    line?.close()
  })
  return { view, act: (act) => line?.say({ to: 'desk', kind: 'act', act }) }
}
