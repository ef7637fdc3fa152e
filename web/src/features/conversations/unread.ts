/** What of one's own conversations was not looked at yet; kept in the tab. */
import type { TalkMessage } from '@/api/conversations'
import { recall, remember } from '@/shared/storage'

const KEY = 'hotline.talks.seen'

/** Of each conversation the last message that was looked at. */
export type Seen = Record<string, number>

export function recallSeen(): Seen {
  return recall<Seen>(KEY) ?? {}
}

/** Keep only what is still in hand: the list never grows. */
export function keepSeen(seen: Seen, open: readonly string[]): Seen {
  const kept = Object.fromEntries(Object.entries(seen).filter(([id]) => open.includes(id)))
  remember(KEY, kept)
  return kept
}

export function countNew(messages: readonly TalkMessage[], lastSeen: number): number {
  return messages.filter((each) => !each.is_ours && each.id > lastSeen).length
}
