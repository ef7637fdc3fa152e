/** Keyboard short cuts, and the list of them that 快捷键 shows. */
import { onScopeDispose, shallowReactive } from 'vue'

export interface Hotkey {
  /** `F2`, `j`, `Enter`, `?`, `Alt+n`, `Ctrl+Enter`. */
  key: string
  label: string
  group: string
  run: () => void
  /** Ignored while false. */
  when?: () => boolean
}

const registered = shallowReactive<Set<Hotkey>>(new Set())

export function hotkeyList(): Hotkey[] {
  return [...registered]
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role="dialog"], [role="listbox"]') !== null)
  )
}

/** Keys that a control under the focus already answers to. */
function belongsToControl(event: KeyboardEvent): boolean {
  const control = event.target instanceof HTMLElement && event.target.closest('button, a, summary')
  return Boolean(control) && (event.key === 'Enter' || event.key === ' ')
}

export function matches(hotkey: Hotkey, event: KeyboardEvent): boolean {
  const wantsAlt = hotkey.key.startsWith('Alt+')
  const wantsCtrl = hotkey.key.startsWith('Ctrl+')
  const key = hotkey.key.replace(/^(?:Alt|Ctrl)\+/, '')
  if (event.metaKey || event.ctrlKey !== wantsCtrl || event.altKey !== wantsAlt) return false
  return event.key.toLowerCase() === key.toLowerCase()
}

/** Function keys, Alt and Ctrl combinations work while typing; plain keys do not. */
export function onKey(event: KeyboardEvent): void {
  if (event.isComposing || event.repeat) return
  for (const hotkey of [...registered].toReversed()) {
    if (!matches(hotkey, event)) continue
    const plain = !/^(?:F\d|Alt\+|Ctrl\+)/.test(hotkey.key)
    if (plain && (isTyping(event.target) || belongsToControl(event))) continue
    if (hotkey.when && !hotkey.when()) continue
    event.preventDefault()
    hotkey.run()
    return
  }
}

let listening = 0

export function useHotkeys(hotkeys: Hotkey[]): void {
  for (const hotkey of hotkeys) registered.add(hotkey)
  if (listening === 0) document.addEventListener('keydown', onKey)
  listening += 1
  onScopeDispose(() => {
    for (const hotkey of hotkeys) registered.delete(hotkey)
    listening -= 1
    if (listening === 0) document.removeEventListener('keydown', onKey)
  })
}
