/** Which columns of a list a person wants to see, and how wide; this browser remembers it. */
import { computed, inject, ref, watch, type InjectionKey, type MaybeRefOrGetter, toValue } from 'vue'

import { forgetForGood, keepForGood, keptForGood } from './storage'
import { useNarrow } from './useNarrow'

export interface Column {
  key: string
  label: string
  /** In pixels; a column without one takes what the others leave. */
  width?: number
  /** Without it nobody knew which row this is. */
  needed?: boolean
}

export const LEAST = 60
export const MOST = 480
export const STEP = 10

type Widths = Record<string, number>

interface Choice {
  hidden: string[]
  widths: Widths
}

function within(width: number): number {
  return Math.round(Math.min(MOST, Math.max(LEAST, width)))
}

/** What was chosen, whatever the storage holds and whatever columns there are by now. */
export function choiceOf(kept: unknown, columns: readonly Column[]): Choice {
  const { hidden, widths } = (kept ?? {}) as { hidden?: unknown; widths?: unknown }
  const names = Array.isArray(hidden) ? hidden : []
  const sizes = typeof widths === 'object' && widths !== null ? (widths as Record<string, unknown>) : {}
  const found: Widths = {}
  for (const { key, width } of columns) {
    const size = sizes[key]
    if (width !== undefined && typeof size === 'number' && Number.isFinite(size)) found[key] = within(size)
  }
  return { hidden: columns.filter(({ key, needed }) => !needed && names.includes(key)).map(({ key }) => key), widths: found }
}

/** `grid-template-columns` of what is shown. */
export function gridOf(columns: readonly Column[], choice: Choice): string {
  return columns
    .filter(({ key }) => !choice.hidden.includes(key))
    .map(({ key, width }) => (width === undefined ? 'minmax(0, 1fr)' : `${choice.widths[key] ?? width}px`))
    .join(' ')
}

export function useColumns(
  name: string,
  columns: MaybeRefOrGetter<readonly Column[]>,
  person: MaybeRefOrGetter<number | undefined>,
) {
  const all = computed(() => toValue(columns))
  const keptAs = computed(() => `hotline.columns.${toValue(person) ?? 0}.${name}`)
  const choice = ref<Choice>(choiceOf(keptForGood(keptAs.value), all.value))
  const isNarrow = useNarrow()
  watch([keptAs, all], () => (choice.value = choiceOf(keptForGood(keptAs.value), all.value)))

  function choose(next: Choice): void {
    choice.value = choiceOf(next, all.value)
    keepForGood(keptAs.value, choice.value)
  }

  /** On a phone a row is a card, which shows everything. */
  const shows = (key: string): boolean => isNarrow.value || !choice.value.hidden.includes(key)
  const widthOf = (key: string): number | undefined => choice.value.widths[key]

  function toggle(key: string): void {
    const { hidden, widths } = choice.value
    const next = hidden.includes(key) ? hidden.filter((each) => each !== key) : [...hidden, key]
    choose({ hidden: next, widths })
  }

  function resize(key: string, width: number): void {
    choose({ ...choice.value, widths: { ...choice.value.widths, [key]: width } })
  }

  function restore(): void {
    forgetForGood(keptAs.value)
    choice.value = choiceOf(null, all.value)
  }

  const isChanged = computed(() => choice.value.hidden.length + Object.keys(choice.value.widths).length > 0)
  const grid = computed(() => gridOf(all.value, choice.value))
  return { all, shows, widthOf, toggle, resize, restore, isChanged, grid, isNarrow }
}

export type Columns = ReturnType<typeof useColumns>

/** How a table tells its rows which cells to draw. */
export const SHOWN: InjectionKey<(key: string) => boolean> = Symbol('columns shown')

/** For a row: alone it shows every cell. */
export function useShown(): (key: string) => boolean {
  return inject(SHOWN, () => true)
}
