/** Everything the forms choose from; renewed after each change. */
import { readonly, shallowRef, type Ref } from 'vue'

import { getVocabulary, type Named, type Vocabulary } from '@/api/telephonySettings'

const words = shallowRef<Vocabulary | null>(null)

export async function renewVocabulary(): Promise<void> {
  words.value = await getVocabulary()
}

export function useVocabulary(): Readonly<Ref<Vocabulary | null>> {
  return readonly(words) as Readonly<Ref<Vocabulary | null>>
}

/** The label of a name; a name nobody knows any more is shown as it is. */
export function labelIn(list: readonly Named[] | undefined, name: string): string {
  return list?.find((each) => each.name === name)?.label ?? name
}
