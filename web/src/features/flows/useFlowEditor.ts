/** One flow on the editor's page: its steps, what was saved, what the check found. */
import { computed, inject, provide, ref, shallowRef, type InjectionKey } from 'vue'

import * as api from '@/api/flows'
import { listPrompts, type Prompt } from '@/api/prompts'
import { sentenceOf } from '@/shared/failures'

import { rowOf, stepsOf, type Row } from './steps/edit'
import { wordsOf } from './steps/words'
import { useFindings } from './useFindings'
import { useHistory } from './useHistory'

export type FlowEditor = ReturnType<typeof useFlowEditor>

const KEY: InjectionKey<FlowEditor> = Symbol('flow editor')

export function provideEditor(editor: FlowEditor): void {
  provide(KEY, editor)
}

export function useEditor(): FlowEditor {
  const editor = inject(KEY)
  if (!editor) throw new Error('no flow editor above this component')
  return editor
}

export function useFlowEditor(name: () => string) {
  const flow = shallowRef<api.FlowDetail | null>(null)
  const vocabulary = shallowRef<api.Vocabulary | null>(null)
  const prompts = shallowRef<Prompt[]>([])
  const loading = ref(true)
  const failure = ref('')
  const label = ref('')
  const saved = ref('')
  const history = useHistory<Row[]>([])
  const rows = history.value
  const selected = ref<number | null>(null)

  const steps = computed(() => stepsOf(rows.value))
  const words = computed(() => wordsOf(vocabulary.value))
  const findings = useFindings(name, rows)
  const stand = () => JSON.stringify([label.value.trim(), steps.value])
  const isDirty = computed(() => flow.value !== null && stand() !== saved.value)
  const selectedIndex = computed(() => rows.value.findIndex(({ mark }) => mark === selected.value))

  /** Show what the server has: the draft, or else what is in force. */
  function take(detail: api.FlowDetail): void {
    flow.value = detail
    label.value = detail.label
    const keep = selectedIndex.value
    history.reset((detail.draft ?? detail.steps).map(rowOf))
    saved.value = stand()
    select(Math.max(0, Math.min(keep, rows.value.length - 1)))
  }

  /** After saving: the steps stay as they are, and 撤销 still works. */
  function note(detail: api.FlowDetail): void {
    flow.value = detail
    saved.value = stand()
  }

  async function load(): Promise<void> {
    loading.value = true
    failure.value = ''
    try {
      const [detail, choices, spoken] = await Promise.all([
        api.getFlow(name()),
        api.getVocabulary(),
        listPrompts(),
      ])
      vocabulary.value = choices
      prompts.value = spoken
      take(detail)
      await findings.check()
    } catch (problem) {
      failure.value = sentenceOf(problem)
    } finally {
      loading.value = false
    }
  }

  function select(index: number): void {
    selected.value = rows.value[index]?.mark ?? null
  }

  /** Save; `revision` is another one only where somebody else's draft is overwritten on purpose. */
  async function save(revision = flow.value?.revision ?? 0): Promise<void> {
    const draft = { label: label.value.trim() || name(), steps: steps.value, revision }
    note(await api.saveDraft(name(), draft))
  }

  return {
    name,
    flow,
    vocabulary,
    prompts,
    loading,
    failure,
    label,
    rows,
    steps,
    words,
    findings,
    history,
    selected,
    selectedIndex,
    isDirty,
    load,
    take,
    save,
    select,
  }
}
