/** Keys inside the fields of the form. */
import { selectBlank } from '../templates/blanks'

/** Tab goes to the next blank of a wording before it leaves the text. */
export function blankOnTab(event: Event | KeyboardEvent): void {
  if (!(event instanceof KeyboardEvent) || event.key !== 'Tab' || event.shiftKey) return
  const field = event.target
  if (!(field instanceof HTMLTextAreaElement)) return
  if (selectBlank(field, field.selectionEnd)) event.preventDefault()
}

/** The choice a digit stands for; empty for every other key. */
export function digitChooses(event: KeyboardEvent, choices: readonly string[]): string {
  if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return ''
  const chosen = choices[Number(event.key) - 1] ?? ''
  if (chosen) event.preventDefault()
  return chosen
}
