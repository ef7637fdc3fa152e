/** A form over an order that somebody changed meanwhile: what was written stays, what changed is shown. */
import { computed, ref, watch } from 'vue'

import { ApiError } from '@/api/errors'
import type { OrderDetail } from '@/api/types'

const CHANGED = 'changed_meanwhile'
type Known = Pick<OrderDetail, 'version' | 'allowed_verbs'>

export function useStale(order: () => Known, verb: () => string | null, reload: () => void) {
  /** The server's words, until something else is opened or the form is sent again. */
  const refused = ref('')
  const opened = ref(order().version)
  watch(verb, () => {
    refused.value = ''
    opened.value = order().version
  })
  const isMoot = computed(() => {
    const { version, allowed_verbs: allowed } = order()
    return verb() !== null && version !== opened.value && allowed.every((each) => each.verb !== verb())
  })

  /** Take a refusal for what changed; false: it is about something else. */
  function take(failure: unknown): boolean {
    refused.value = ''
    if (!(failure instanceof ApiError) || failure.code !== CHANGED) return false
    refused.value = failure.message
    reload()
    return true
  }
  return { refused, isMoot, take }
}
