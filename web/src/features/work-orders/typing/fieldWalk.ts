/**
 * Enter goes on: from each field of the form to the next one that still asks for something.
 *
 * Fields carry `data-step`; one that is answered carries `data-answered` as well and is passed by.
 * Texts of several lines keep Enter for themselves, open lists and place fields too.
 */

const STEP = '[data-step]'

function controlOf(step: HTMLElement): HTMLElement | null {
  if (step.matches('input, textarea')) return step
  return (
    step.querySelector<HTMLElement>('input[type="radio"]:checked') ??
    step.querySelector<HTMLElement>('textarea, input:not([disabled]), [tabindex="0"]')
  )
}

function isAnswered(step: HTMLElement): boolean {
  return step.dataset.answered === 'true'
}

/** Put the focus into a step; false when nothing in it takes it. */
export function enterStep(step: HTMLElement): boolean {
  const control = controlOf(step)
  control?.focus()
  return control !== null
}

/** The step after this one that is not answered yet; else the first such one; null when all are. */
export function stepAfter(form: HTMLElement, current: HTMLElement | null): HTMLElement | null {
  const steps = [...form.querySelectorAll<HTMLElement>(STEP)]
  const at = current ? steps.indexOf(current) : -1
  const ahead = steps.slice(at + 1).find((step) => !isAnswered(step))
  return ahead ?? steps.slice(0, Math.max(at, 0)).find((step) => !isAnswered(step)) ?? null
}

function ownsEnter(target: HTMLElement): boolean {
  if (target.tagName === 'TEXTAREA' || target.tagName === 'BUTTON') return true
  return target.getAttribute('aria-expanded') === 'true' || target.closest('[data-own-enter]') !== null
}

/** What Enter in a field does; true when the key was used. */
export function walkOn(form: HTMLElement, event: KeyboardEvent): boolean {
  const target = event.target
  const plainEnter =
    event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
  if (!plainEnter || event.isComposing || !(target instanceof HTMLElement)) return false
  const step = target.closest<HTMLElement>(STEP)
  if (!step || ownsEnter(target)) return false
  event.preventDefault()
  event.stopPropagation()
  const next = stepAfter(form, step)
  if (next) enterStep(next)
  return true
}
