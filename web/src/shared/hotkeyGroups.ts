/** The list of short cuts, zone by zone: the telephone, written conversations, the form, what helps, the rest. */
import type { Hotkey } from './hotkeys'

const FIRST = ['电话', '坐席状态', '文字会话', '登记']
const LAST = ['助手', '分区', '通用']

const NAMES: Record<string, string> = {
  Enter: '回车',
  Escape: 'Esc',
  ' ': '空格',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** `Alt+ArrowDown` as it is printed on keys. */
export function keyName(key: string): string {
  const parts = key.length > 1 ? key.split('+') : [key]
  return parts.map((part) => NAMES[part] ?? part).join('+')
}

function placeOf(group: string): number {
  if (FIRST.includes(group)) return FIRST.indexOf(group)
  return LAST.includes(group) ? FIRST.length + 1 + LAST.indexOf(group) : FIRST.length
}

export type Listed = Pick<Hotkey, 'key' | 'label' | 'group'>

/** Group → its keys; the same key for the same thing is listed once. */
export function hotkeyGroups(hotkeys: readonly Listed[]): [string, Listed[]][] {
  const found = new Map<string, Map<string, Listed>>()
  for (const each of hotkeys) {
    const group = found.get(each.group) ?? new Map<string, Listed>()
    group.set(each.key + each.label, each)
    found.set(each.group, group)
  }
  return [...found]
    .map(([group, keys]): [string, Listed[]] => [group, [...keys.values()]])
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
}
