import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { enterStep, stepAfter, walkOn } from './fieldWalk'

const FORM = `
  <div data-step="name"><input id="name"></div>
  <div data-step="topic" data-answered="true"><input id="topic"></div>
  <div data-step="type"><label><input type="radio" id="a"></label><input type="radio" id="b"></div>
  <div data-step="place" data-own-enter><input id="place"></div>
  <div data-step="event"><textarea id="event"></textarea></div>
`

const focused = () => document.activeElement?.id

describe('Enter goes on to what is still to be asked', () => {
  let form: HTMLFormElement
  beforeEach(() => {
    form = document.createElement('form')
    form.innerHTML = FORM
    document.body.append(form)
    form.addEventListener('keydown', (event) => walkOn(form, event), { capture: true })
  })
  afterEach(() => form.remove())

  const press = (id: string, more: KeyboardEventInit = {}) => {
    const field = form.querySelector<HTMLElement>(`#${id}`) as HTMLElement
    field.focus()
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more })
    field.dispatchEvent(event)
    return event.defaultPrevented
  }

  it('passes by what is answered', () => {
    expect(press('name')).toBe(true)
    expect(focused()).toBe('a')
  })

  it('leaves Enter to texts, open lists, places and input methods', () => {
    expect(press('event')).toBe(false)
    expect(press('place')).toBe(false)
    expect(press('name', { isComposing: true })).toBe(false)
    form.querySelector('#name')?.setAttribute('aria-expanded', 'true')
    expect(press('name')).toBe(false)
    expect(press('name', { ctrlKey: true })).toBe(false)
  })

  it('comes back to what was left out, and ends when all is answered', () => {
    const steps = [...form.querySelectorAll<HTMLElement>('[data-step]')]
    expect(stepAfter(form, steps[4] as HTMLElement)?.dataset.step).toBe('name')
    for (const step of steps) step.dataset.answered = 'true'
    expect(stepAfter(form, steps[0] as HTMLElement)).toBeNull()
    expect(enterStep(steps[4] as HTMLElement)).toBe(true)
    expect(focused()).toBe('event')
  })
})
