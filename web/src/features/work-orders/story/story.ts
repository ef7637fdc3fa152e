/** The story of an order in one line of time: happenings with what belongs to them at hand. */
import type { OrderDetail, TimelineEntry } from '@/api/types'

type Recording = OrderDetail['recordings'][number]
type Attachment = OrderDetail['attachments'][number]

export interface Line {
  key: string
  at: string
  group: string
  kind: string
  label: string
  sentence: string
  recording: Recording | null
  attachments: Attachment[]
  letterId: number | null
}

export interface GroupCount {
  group: string
  label: string
  count: number
}

/** Where a recording is heard: once, at the line that says it may be. */
const HEARD = 'recording.finalized'
/** What only says that the machine was at work stands behind one button. */
const SMALL = new Set([
  'call.queued',
  'call.offered',
  'call.held',
  'call.resumed',
  'recording.started',
  'recording.archived',
  'contact.closed',
  'attachment.opened',
  'workorder.messages_read',
])

type Told = Pick<OrderDetail, 'recordings' | 'attachments' | 'results' | 'send_backs'>

function filesOf(order: Told): Map<string, Attachment> {
  const all = [
    ...order.attachments,
    ...order.results.flatMap((each) => each.attachments),
    ...order.send_backs.flatMap((each) => each.attachments),
  ]
  return new Map(all.map((each) => [each.id, each]))
}

/** Newest first; recordings whose archiving nobody noted stand at their beginning. */
export function storyOf(order: Told, entries: readonly TimelineEntry[]): Line[] {
  const recordings = new Map(order.recordings.map((each) => [Number(each.id), each]))
  const files = filesOf(order)
  const lines: Line[] = entries.map((entry) => {
    const heard = entry.kind === HEARD && entry.recording_id !== null ? recordings.get(entry.recording_id) : undefined
    if (heard) recordings.delete(Number(heard.id))
    return {
      key: String(entry.id),
      at: entry.happened_at,
      group: entry.group,
      kind: entry.kind,
      label: entry.label,
      sentence: entry.sentence,
      recording: heard ?? null,
      attachments: entry.attachment_ids.flatMap((id) => files.get(id) ?? []),
      letterId: entry.letter_id,
    }
  })
  for (const each of recordings.values()) {
    lines.push({
      key: `recording-${each.id}`,
      at: each.started_at,
      group: 'call',
      kind: HEARD,
      label: '通话录音',
      sentence: `${each.direction_label}通话。`,
      recording: each,
      attachments: [],
      letterId: null,
    })
  }
  const byId = (line: Line) => Number(line.key) || 0
  return lines.toSorted((a, b) => b.at.localeCompare(a.at) || byId(b) - byId(a))
}

/** The groups that occur, in the order of the legend given by the entries' first occurrence. */
export function groupsIn(lines: readonly Line[], entries: readonly TimelineEntry[]): GroupCount[] {
  const labels = new Map(entries.map((each) => [each.group as string, each.group_label]))
  const counts = new Map<string, number>()
  for (const { group } of lines) counts.set(group, (counts.get(group) ?? 0) + 1)
  return [...counts]
    .map(([group, count]) => ({ group, label: labels.get(group) ?? '通话', count }))
    .toSorted((a, b) => b.count - a.count)
}

/** What is shown for a choice of group; small things only where one looks for them. */
export function shownOf(lines: readonly Line[], group: string): Line[] {
  if (group) return lines.filter((each) => each.group === group)
  return lines.filter((each) => !SMALL.has(each.kind))
}
