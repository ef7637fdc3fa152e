/** Which fields of the form a machine filled, and with what: a mark goes when the text changes. */
import { reactive, ref } from 'vue'

export const heardMarks = reactive<Record<string, string>>({})
/** What was really said, where a field holds a name that only sounds like it. */
export const saidWords = reactive<Record<string, string>>({})
/** The field whose words somebody asked for. */
export const askedWords = ref<string | null>(null)

export function markHeard(path: string, value: string, said = ''): void {
  heardMarks[path] = value
  if (said && said !== value) saidWords[path] = said
  else delete saidWords[path]
}

export function clearMarks(): void {
  for (const path of Object.keys(heardMarks)) delete heardMarks[path]
  for (const path of Object.keys(saidWords)) delete saidWords[path]
  askedWords.value = null
}
