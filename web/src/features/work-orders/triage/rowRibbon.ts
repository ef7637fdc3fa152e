/** Where the spans of a row's clock lie on its small ribbon, and how it is said. */
import type { RowRibbon } from '@/api/besideOrders'
import { fullTime } from '@/shared/time'

export interface Piece {
  kind: string
  left: number
  width: number
  /** Wholly before now. */
  isPast: boolean
}

export interface Strip {
  pieces: Piece[]
  now: number
  words: string
}

const at = (iso: string) => new Date(iso).getTime()

export function strip(ribbon: RowRibbon, now: Date): Strip {
  const first = ribbon.spans[0]
  const start = at(first?.starts_at ?? ribbon.started_at)
  const here = now.getTime()
  const end = Math.max(at(ribbon.due_at), here, start + 1)
  const share = (moment: number) => Math.min(100, Math.max(0, ((moment - start) / (end - start)) * 100))
  const pieces = ribbon.spans
    .filter((span) => span.kind !== 'overdue')
    .map((span) => ({
      kind: span.kind === 'barred' && span.counts ? 'barred-counting' : span.kind,
      left: share(at(span.starts_at)),
      width: share(at(span.ends_at)) - share(at(span.starts_at)),
      isPast: at(span.ends_at) <= here,
    }))
  const due = at(ribbon.due_at)
  if (here > due) pieces.push({ kind: 'overdue', left: share(due), width: 100 - share(due), isPast: true })
  const last = ribbon.last_minute_at
  const mustBy = last && at(last) < due - 60_000 && at(last) > here ? `，最后可办理时刻 ${fullTime(last)}` : ''
  return { pieces, now: share(here), words: `${fullTime(ribbon.started_at)} 起，${fullTime(ribbon.due_at)} 到期${mustBy}` }
}
