/** Saving and throwing away the draft, and what happens when somebody else saved before. */
import { ref, type Ref } from 'vue'

import { ApiError } from '@/api/errors'
import { discardDraft, getFlow } from '@/api/flows'
import { tellFailure } from '@/shared/failures'
import { tellSuccess } from '@/shared/messages'

import type { FlowEditor } from './useFlowEditor'

export interface Draft {
  saving: Ref<boolean>
  /** What the conflict says; the dialog is open while it is not empty. */
  conflict: Ref<string>
  /** Tells whether it was saved; quietly where more follows at once. */
  save(isQuiet?: boolean): Promise<boolean>
  overwrite(): Promise<void>
  takeTheirs(): Promise<void>
  discard(): Promise<void>
}

export function useDraft(editor: FlowEditor): Draft {
  const saving = ref(false)
  const conflict = ref('')

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    if (saving.value) return false
    saving.value = true
    try {
      await work()
      return true
    } catch (failure) {
      if (failure instanceof ApiError && failure.code === 'changed_meanwhile') {
        conflict.value = failure.message
      } else tellFailure(failure)
      return false
    } finally {
      saving.value = false
    }
  }

  async function save(isQuiet = false): Promise<boolean> {
    const done = await attempt(() => editor.save())
    if (done && !isQuiet) tellSuccess('草稿已保存，市民听到的不变')
    return done
  }

  async function overwrite(): Promise<void> {
    const done = await attempt(async () => editor.save((await getFlow(editor.name())).revision))
    if (!done) return
    conflict.value = ''
    tellSuccess('已用您的草稿覆盖')
  }

  async function takeTheirs(): Promise<void> {
    if (await attempt(async () => editor.take(await getFlow(editor.name())))) conflict.value = ''
  }

  async function discard(): Promise<void> {
    const revision = editor.flow.value?.revision ?? 0
    const done = await attempt(async () => editor.take(await discardDraft(editor.name(), revision)))
    if (done) tellSuccess('草稿已放弃，回到现行版本')
  }

  return { saving, conflict, save, overwrite, takeTheirs, discard }
}
