/** Which fields of the form a machine filled, and with what: a mark goes when the text changes. */
import { reactive, ref } from 'vue'

export const heardMarks = reactive<Record<string, string>>({})
/** The field whose words somebody asked for. */
export const askedWords = ref<string | null>(null)

export function markHeard(path: string, value: string): void {
  heardMarks[path] = value
}

export function clearMarks(): void {
  for (const path of Object.keys(heardMarks)) delete heardMarks[path]
  askedWords.value = null
}
