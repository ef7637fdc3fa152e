/** Conversations for tests. */
import type { Talk, TalkMessage, TalkPage, TalkRow } from '@/api/conversations'

export function aMessage(changes: Partial<TalkMessage> = {}): TalkMessage {
  return {
    id: 1,
    is_ours: false,
    author_label: '',
    kind: 'text',
    kind_label: '文字',
    text: '路灯不亮',
    written_at: '2026-11-28T02:00:00Z',
    state: 'received',
    state_label: '已收到',
    fault: '',
    files: [],
    ...changes,
  }
}

export function aRow(changes: Partial<TalkRow> = {}): TalkRow {
  return {
    id: 'c1',
    number: 'L2611280042317',
    channel: 'web',
    channel_label: '网站',
    peer_label: '陈静',
    subject: '',
    state: 'taken',
    state_label: '接待中',
    is_mine: true,
    operator_label: '王芳',
    opened_at: '2026-11-28T02:00:00Z',
    due_at: '2026-11-28T02:05:00Z',
    last_in_at: '2026-11-28T02:00:00Z',
    last_out_at: null,
    first_answer_at: null,
    awaits_answer: true,
    closed_at: null,
    closing: '',
    closing_label: '',
    last_text: '路灯不亮',
    ...changes,
  }
}

export function aTalk(changes: Partial<Talk> = {}): Talk {
  return {
    ...aRow(),
    contact_id: 41,
    citizen_id: 5,
    form: [],
    may_take: false,
    may_write: true,
    messages: [aMessage()],
    has_earlier: false,
    ...changes,
  }
}

export function aPage(rows: TalkRow[], counts: Partial<TalkPage['counts']> = {}): TalkPage {
  return { rows, counts: { mine: rows.length, waiting: 0, taken: 0, ...counts }, next_cursor: '' }
}
