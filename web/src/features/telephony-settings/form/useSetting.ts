/** A setting there is one of, open for editing. */
import { onMounted, ref, shallowRef, type Ref } from 'vue'

import type { ApiError } from '@/api/errors'
import * as api from '@/api/telephonySettings'
import type { Entry, SettingKind } from '@/api/telephonySettings'
import { sentenceOf, tellFailure } from '@/shared/failures'
import { tellSuccess } from '@/shared/messages'
import { useBusy } from '@/shared/useBusy'

import { faultsFrom, type Faults } from './faults'
import type { FieldGroup } from './spec'
import { useDraft, type Draft } from './useDraft'
import { isStale, useUnsaved, wantsNewest } from './useUnsaved'

export interface Setting extends Draft {
  entry: Ref<Entry | null>
  failure: Ref<string>
  busy: Ref<boolean>
  load(): Promise<void>
  save(): Promise<void>
}

export function useSetting(
  kind: SettingKind,
  noun: string,
  groups: FieldGroup[],
  more?: (content: api.Content) => Faults,
): Setting {
  const entry = shallowRef<Entry | null>(null)
  const failure = ref('')
  const draft = useDraft(groups, more)
  useUnsaved(draft.dirty)
  const { busy, run } = useBusy((problem) => {
    draft.faults.value = faultsFrom(problem)
    if (isStale(problem)) void offerNewest(problem)
    else tellFailure(problem)
  })

  async function offerNewest(problem: ApiError): Promise<void> {
    if (await wantsNewest(problem)) await load()
  }

  function show(found: Entry): void {
    entry.value = found
    draft.begin(found.content)
  }

  async function load(): Promise<void> {
    try {
      failure.value = ''
      show(await api.getSetting(kind))
    } catch (problem) {
      failure.value = sentenceOf(problem)
    }
  }
  onMounted(load)

  async function save(): Promise<void> {
    if (!draft.check()) return
    await run(async () => {
      show(await api.saveSetting(kind, draft.content.value, entry.value?.revision ?? 0))
      tellSuccess(`${noun}已保存并发布，下一个来电起生效。`)
    })
  }

  return { ...draft, entry, failure, busy, load, save }
}
