/** The orders behind one number, page by page, whichever figures it belongs to. */
import { ref, shallowRef } from 'vue'

import {
  listAnswersBehind,
  listTurnsBehind,
  type AnswerQuery,
  type TurnQuery,
} from '@/api/department'
import { sentenceOf } from '@/shared/failures'
import { fullTime } from '@/shared/time'

export type Asked = { kind: 'turns'; query: TurnQuery } | { kind: 'answers'; query: AnswerQuery }

export interface Row {
  number: string
  topic: string
  note: string
  mayOpen: boolean
}

interface Slice {
  label: string
  rows: Row[]
  next: number | null
}

async function slice(asked: Asked, offset: number): Promise<Slice> {
  if (asked.kind === 'turns') {
    const page = await listTurnsBehind({ ...asked.query, offset })
    const rows = page.items.map((each) => ({
      number: each.number,
      topic: each.topic_name,
      note: `${fullTime(each.assigned_at)} 收到 · ${each.unit_name} · ${each.role_label} · ${each.state_label}`,
      mayOpen: each.may_open,
    }))
    return { label: page.label, rows, next: page.next_offset }
  }
  const page = await listAnswersBehind({ ...asked.query, offset })
  const rows = page.items.map((each) => ({
    number: each.number,
    topic: each.topic_name,
    note: [
      each.completed_at ? `${fullTime(each.completed_at)} 回访` : '',
      each.outcome_label,
      each.rating ? `评分 ${each.rating}` : '',
    ]
      .filter(Boolean)
      .join(' · '),
    mayOpen: each.may_open,
  }))
  return { label: page.label, rows, next: page.next_offset }
}

export function useBehind() {
  const asked = shallowRef<Asked | null>(null)
  const label = ref('')
  const rows = ref<Row[]>([])
  const next = ref<number | null>(null)
  const loading = ref(false)
  const failure = ref('')

  async function more(): Promise<void> {
    const wanted = asked.value
    if (!wanted) return
    loading.value = true
    failure.value = ''
    try {
      const found = await slice(wanted, next.value ?? 0)
      if (wanted !== asked.value) return
      label.value = found.label
      rows.value = [...rows.value, ...found.rows]
      next.value = found.next
    } catch (problem) {
      if (wanted === asked.value) failure.value = sentenceOf(problem)
    } finally {
      if (wanted === asked.value) loading.value = false
    }
  }

  function open(wanted: Asked): void {
    asked.value = wanted
    label.value = ''
    rows.value = []
    next.value = null
    void more()
  }

  function close(): void {
    asked.value = null
  }

  return { asked, label, rows, next, loading, failure, open, more, close }
}
