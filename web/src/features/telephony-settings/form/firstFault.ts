/** Bring the first field that is wrong into sight, ready to be typed into. */
import { nextTick } from 'vue'

export async function showFirstFault(form: HTMLElement | null | undefined): Promise<void> {
  await nextTick()
  const fault = form?.querySelector<HTMLElement>('[role="alert"]')
  if (!fault) return
  fault.scrollIntoView({ block: 'center' })
  const place = fault.closest('.field, tr, .text') ?? fault.parentElement
  const near = place?.matches('tr') ? place.previousElementSibling : place
  near?.querySelector<HTMLElement>('input, textarea, [tabindex="0"]')?.focus({ preventScroll: true })
}
