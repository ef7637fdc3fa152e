/** Whether the next order of the list opens by itself after a verb: each person's choice. */
import { ref, watch } from 'vue'

const KEY = 'hotline.opens-next'

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes'
  } catch {
    return false
  }
}

const opensNext = ref(kept())
watch(opensNext, (wanted) => {
  try {
    localStorage.setItem(KEY, wanted ? 'yes' : 'no')
  } catch {
    // It holds until the page is closed.
  }
})

export function useOpensNext() {
  return opensNext
}
