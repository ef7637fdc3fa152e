/** The server's check of the steps as they stand on the page, a moment after each change. */
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

import { checkSteps } from '@/api/flows'
import { sentenceOf } from '@/shared/failures'

import { notesOf, notesOfRefusal, type Note } from './findings'
import { stepsOf, type Row } from './steps/edit'

const PAUSE_MS = 350

export interface Findings {
  notes: Ref<Note[]>
  errors: ComputedRef<number>
  warnings: ComputedRef<number>
  checking: Ref<boolean>
  /** Why the check itself could not be made. */
  failure: Ref<string>
  /** The notes of one step. */
  of(mark: number | null): Note[]
  check(): Promise<void>
}

export function useFindings(name: () => string, rows: Ref<Row[]>): Findings {
  const notes = shallowRef<Note[]>([])
  const checking = ref(false)
  const failure = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | null = null

  async function check(): Promise<void> {
    clearTimeout(timer)
    running?.abort()
    const mine = new AbortController()
    running = mine
    const asked = rows.value
    checking.value = true
    try {
      const found = await checkSteps(name(), stepsOf(asked), mine.signal)
      if (running !== mine) return
      notes.value = notesOf(found, asked)
      failure.value = ''
    } catch (problem) {
      if (running !== mine) return
      const refused = notesOfRefusal(problem, asked)
      if (refused) notes.value = refused
      failure.value = refused ? '' : sentenceOf(problem)
    } finally {
      if (running === mine) checking.value = false
    }
  }

  watch(rows, () => {
    clearTimeout(timer)
    if (rows.value.length > 0) timer = setTimeout(() => void check(), PAUSE_MS)
    else notes.value = []
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    running?.abort()
  })

  const count = (level: Note['level']) => notes.value.filter((note) => note.level === level).length
  return {
    notes,
    checking,
    failure,
    check,
    of: (mark) => notes.value.filter((note) => note.mark === mark),
    errors: computed(() => count('error')),
    warnings: computed(() => count('warning')),
  }
}
