/** The sheets that hang below the bar: one at a time, closed by Escape or a click elsewhere. */
import { inject, onBeforeUnmount, onMounted, provide, ref, type InjectionKey, type Ref } from 'vue'

export type Sheet = '' | 'directory' | 'keypad' | 'parked' | 'notices' | 'breaks' | 'skip'

const KEY: InjectionKey<Ref<Sheet>> = Symbol('sheet')

function isOf(sheet: Sheet, event: Event): boolean {
  return event
    .composedPath()
    .some((spot) => spot instanceof HTMLElement && spot.dataset.sheet === sheet)
}

/** For the bar: keep the open sheet's name for everything below. */
export function provideSheet(bar: Ref<HTMLElement | null>): Ref<Sheet> {
  const sheet = ref<Sheet>('')
  provide(KEY, sheet)

  function onPointer(event: Event): void {
    if (sheet.value && !isOf(sheet.value, event)) sheet.value = ''
  }
  function onEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !sheet.value) return
    event.stopPropagation()
    const opener = bar.value?.querySelector<HTMLElement>(`button[data-sheet="${sheet.value}"]`)
    sheet.value = ''
    opener?.focus()
  }
  onMounted(() => {
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onEscape, { capture: true })
  })
  onBeforeUnmount(() => {
    document.removeEventListener('pointerdown', onPointer)
    document.removeEventListener('keydown', onEscape, { capture: true })
  })
  return sheet
}

export function useSheet(): Ref<Sheet> {
  const sheet = inject(KEY)
  if (!sheet) throw new Error('only below the softphone bar')
  return sheet
}

export function toggled(now: Sheet, wanted: Sheet): Sheet {
  return now === wanted ? '' : wanted
}
