/** The button that opens a refused submission again; where another draft lies there it asks by being pressed twice. */
import { ref } from 'vue'
import { useRouter } from 'vue-router'

import { mend } from './mending'
import type { Waiting } from './outbox'

export function useMending() {
  const router = useRouter()
  const isWarned = ref(false)
  const mayReplace = (): boolean => isWarned.value

  async function change(row: Waiting | undefined): Promise<void> {
    if (!row) return
    const isBack = await mend(row, mayReplace)
    isWarned.value = !isBack
    if (isBack) await router.push('/citizen/submit/review')
  }

  return { isWarned, change }
}
