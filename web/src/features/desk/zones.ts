/** The zones of the desk: go from one to the next by a key, and back to where one was. */
import { onBeforeUnmount, onMounted } from 'vue'

import { useHotkeys, type Hotkey } from '@/shared/hotkeys'

export const ZONES = ['calls', 'form', 'help', 'talks'] as const
export type Zone = (typeof ZONES)[number]

const WORDS: Record<Zone, string> = { calls: '电话', form: '登记表', help: '助手', talks: '会话' }
const GROUP = '分区'
const FOCUSABLE =
  'input:not(:disabled), textarea:not(:disabled), button:not(:disabled), a[href], [tabindex="0"]'

function isVisible(spot: HTMLElement): boolean {
  return spot.isConnected && spot.getClientRects().length > 0
}

function zoneOf(spot: EventTarget | null): Zone | undefined {
  const box = spot instanceof Element ? spot.closest<HTMLElement>('[data-zone]') : null
  return ZONES.find((zone) => zone === box?.dataset.zone)
}

export interface Zones {
  /** Whether the focus is in it. */
  has(zone: Zone): boolean
  go(zone: Zone): boolean
}

/** `first` says where a zone begins, when it is not its first control. */
export function useZones(first: Partial<Record<Zone, () => boolean>> = {}): Zones {
  const last = new Map<Zone, HTMLElement>()

  function onFocus({ target }: FocusEvent): void {
    const zone = zoneOf(target)
    if (zone && target instanceof HTMLElement) last.set(zone, target)
  }
  function go(zone: Zone): boolean {
    const before = last.get(zone)
    if (before && isVisible(before) && zoneOf(before) === zone) {
      before.focus()
      return true
    }
    if (first[zone]?.()) return true
    const controls = document.querySelectorAll<HTMLElement>(
      FOCUSABLE.split(', ').map((each) => `[data-zone="${zone}"] ${each}`).join(', '),
    )
    const found = [...controls].find(isVisible)
    found?.focus()
    return found !== undefined
  }
  function next(): void {
    const here = ZONES.findIndex((zone) => zone === zoneOf(document.activeElement))
    for (let step = 1; step <= ZONES.length; step += 1) {
      if (go(ZONES[(here + step) % ZONES.length] as Zone)) return
    }
  }

  onMounted(() => document.addEventListener('focusin', onFocus))
  onBeforeUnmount(() => document.removeEventListener('focusin', onFocus))
  useHotkeys([
    { key: 'F6', label: '下一分区', group: GROUP, run: next },
    ...ZONES.map(
      (zone, at): Hotkey => ({
        key: `Alt+${at + 1}`,
        label: `到${WORDS[zone]}`,
        group: GROUP,
        run: () => void go(zone),
      }),
    ),
  ])
  return { has: (zone) => zoneOf(document.activeElement) === zone, go }
}
