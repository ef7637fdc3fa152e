/** A list of entries of one kind, one of them open for editing. */
import { computed, onMounted, ref, type ComputedRef, type Ref } from 'vue'
import { useRoute } from 'vue-router'

import { ApiError } from '@/api/errors'
import * as api from '@/api/telephonySettings'
import type { Content, Entry, EntryKind } from '@/api/telephonySettings'
import { sentenceOf, tellFailure } from '@/shared/failures'
import { tellError, tellSuccess } from '@/shared/messages'
import { useBusy } from '@/shared/useBusy'

import { faultsFrom, type Faults } from './faults'
import type { FieldGroup } from './spec'
import { useDraft, type Draft } from './useDraft'
import { confirmed, isStale, mayLeave, useUnsaved, wantsNewest } from './useUnsaved'
import { renewVocabulary } from './useVocabulary'

export interface Entries extends Draft {
  items: Ref<Entry[]>
  loading: Ref<boolean>
  failure: Ref<string>
  busy: Ref<boolean>
  /** The entry that is open; null while a new one is typed. */
  open: ComputedRef<Entry | null>
  isNew: Ref<boolean>
  nameOf(entry: Entry): string
  load(): Promise<void>
  choose(name: string): Promise<void>
  startNew(): Promise<void>
  save(): Promise<void>
  remove(): Promise<void>
}

export interface EntriesOptions {
  kind: EntryKind
  noun: string
  groups: FieldGroup[]
  blank: Content
  nameField?: string
  /** Said after saving, where no call depends on it. */
  saved?: string
  more?: (content: Content) => Faults
}

/** Something else would be left hanging. */
function isStillNeeded(problem: unknown): problem is ApiError {
  return problem instanceof ApiError && problem.code === 'contradiction'
}

export function useEntries(options: EntriesOptions): Entries {
  const { kind, noun, nameField = 'name' } = options
  const route = useRoute()
  const items = ref<Entry[]>([])
  const loading = ref(true)
  const failure = ref('')
  const isNew = ref(false)
  const chosen = ref('')
  const draft = useDraft(options.groups, options.more)
  useUnsaved(draft.dirty)
  const { busy, run } = useBusy((problem) => {
    draft.faults.value = faultsFrom(problem)
    if (isStale(problem)) void offerNewest(problem)
    else if (isStillNeeded(problem)) tellError(`不能删除或修改：${problem.message}`)
    else tellFailure(problem)
  })

  const nameOf = (entry: Entry) => String(entry.content[nameField])
  const open = computed(
    () => (isNew.value ? null : items.value.find((each) => nameOf(each) === chosen.value)) ?? null,
  )

  async function offerNewest(problem: ApiError): Promise<void> {
    if (await wantsNewest(problem)) await load()
  }

  function show(entry: Entry | undefined): void {
    isNew.value = false
    chosen.value = entry ? nameOf(entry) : ''
    draft.begin(entry?.content ?? {})
  }

  async function load(wanted = chosen.value || String(route.query.name ?? '')): Promise<void> {
    loading.value = true
    try {
      items.value = await api.listEntries(kind)
      failure.value = ''
      show(items.value.find((each) => nameOf(each) === wanted) ?? items.value[0])
    } catch (problem) {
      failure.value = sentenceOf(problem)
    } finally {
      loading.value = false
    }
  }
  onMounted(() => load())

  async function choose(name: string): Promise<void> {
    if (name === chosen.value && !isNew.value) return
    if (draft.dirty.value && !(await mayLeave())) return
    show(items.value.find((each) => nameOf(each) === name))
  }

  async function startNew(): Promise<void> {
    if (draft.dirty.value && !(await mayLeave())) return
    isNew.value = true
    draft.begin(options.blank)
  }

  async function save(): Promise<void> {
    if (!draft.check()) return
    await run(async () => {
      const saved = await api.saveEntry(kind, draft.content.value, open.value?.revision ?? 0)
      tellSuccess(options.saved ?? `${noun}已保存并发布，下一个来电起生效。`)
      draft.begin(saved.content)
      await Promise.all([load(nameOf(saved)), renewVocabulary()])
    })
  }

  async function remove(): Promise<void> {
    const entry = open.value
    if (!entry) return
    const label = String(entry.content['label'] || nameOf(entry))
    if (!(await confirmed(`删除${noun}“${label}”？保存的历史版本不受影响。`, '删除'))) return
    await run(async () => {
      await api.removeEntry(kind, nameOf(entry), entry.revision)
      tellSuccess(`${noun}“${label}”已删除。`)
      show(undefined)
      await Promise.all([load(''), renewVocabulary()])
    })
  }

  return {
    ...draft,
    items,
    loading,
    failure,
    busy,
    open,
    isNew,
    nameOf,
    load: () => load(),
    choose,
    startNew,
    save,
    remove,
    discard: () => (isNew.value ? show(items.value[0]) : draft.discard()),
  }
}
