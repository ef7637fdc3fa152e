/** Ask before anything typed is lost: another page, another entry, a closed tab. */
import { onBeforeUnmount, onMounted, type Ref } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'

import { ApiError } from '@/api/errors'
import { confirmed } from '@/shared/confirm'

export { confirmed }

export function mayLeave(): Promise<boolean> {
  return confirmed('有尚未保存的修改，离开后这些修改会丢失。', '放弃修改', '尚未保存')
}

/** Somebody else saved first. */
export function isStale(failure: unknown): failure is ApiError {
  return failure instanceof ApiError && failure.code === 'changed_meanwhile'
}

/** Offer what they saved; true when it shall be loaded. */
export async function wantsNewest(failure: ApiError): Promise<boolean> {
  const text = `${failure.message}载入后，您在本页填写的修改会丢失。`
  return confirmed(text, '载入最新内容', '内容已被修改')
}

export function useUnsaved(dirty: Readonly<Ref<boolean>>): void {
  const guard = () => !dirty.value || mayLeave()
  // Who signs out has decided.
  onBeforeRouteLeave((to) => to.path === '/sign-in' || guard())
  onBeforeRouteUpdate((to, from) => to.path === from.path || guard())

  const warn = (event: BeforeUnloadEvent) => {
    if (dirty.value) event.preventDefault()
  }
  onMounted(() => window.addEventListener('beforeunload', warn))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warn))
}
