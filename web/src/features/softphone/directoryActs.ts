/** What can be done with a row of the directory, by mouse or by key. */
import type { DirectoryRow } from '@/telephone/directory'
import type { Act } from '@/telephone/allowed'

export type RowAct = 'consult' | 'transfer' | 'add' | 'dial'

export const ROW_ACTS: Record<RowAct, { label: string; hint: string }> = {
  consult: { label: '咨询', hint: '先与对方通话，市民听音乐（回车）' },
  transfer: { label: '转接', hint: '立即转出，不先通话（Ctrl+回车）' },
  add: { label: '加入', hint: '呼叫对方加入通话，三方或多方（Shift+回车）' },
  dial: { label: '呼叫', hint: '先接通您的电话，再呼叫对方（回车）' },
}

/** During a call: consult, give away, invite; otherwise outside numbers can be rung. */
export function actsOf(
  row: DirectoryRow,
  inCall: boolean,
  allowed: ReadonlySet<Act>,
): RowAct[] {
  if (!inCall) return row.target.kind === 'outside' ? ['dial'] : []
  const acts: RowAct[] = row.target.kind === 'queue' ? ['transfer'] : ['consult', 'transfer', 'add']
  return acts.filter((act) => act !== 'dial' && allowed.has(act))
}

/** Enter takes the first that a row offers; Ctrl and Shift choose. */
export function actOfKey(event: KeyboardEvent, acts: RowAct[]): RowAct | undefined {
  const wanted: RowAct | undefined = event.ctrlKey ? 'transfer' : event.shiftKey ? 'add' : acts[0]
  return acts.find((act) => act === wanted)
}
