import { mount, enableAutoUnmount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { onKey } from '@/shared/hotkeys'

import { useZones, type Zones } from './zones'

enableAutoUnmount(afterEach)

let zones: Zones
const Page = {
  template: `
    <div data-zone="calls"><button disabled>挂断</button><button id="answer">接听</button></div>
    <div data-zone="form"><input id="name" /><textarea id="event" /></div>
    <div data-zone="help"><button id="history">历史</button></div>`,
  setup: () => {
    zones = useZones()
  },
}
const press = (key: string, held: KeyboardEventInit = {}) =>
  onKey(new KeyboardEvent('keydown', { key, ...held }))
const here = () => document.activeElement?.id

beforeEach(() => {
  // jsdom draws nothing, so nothing would count as visible.
  vi.spyOn(HTMLElement.prototype, 'getClientRects').mockReturnValue([{}] as never)
  mount(Page, { attachTo: document.body })
})

describe('the zones of the desk', () => {
  it('are gone to by a key, at their first control that may be used', () => {
    press('1', { altKey: true })
    expect(here()).toBe('answer')
    press('3', { altKey: true })
    expect(here()).toBe('history')
  })

  it('are come back to where one was', () => {
    document.querySelector<HTMLElement>('#event')?.focus()
    expect(zones.has('form')).toBe(true)
    press('3', { altKey: true })
    expect(zones.has('form')).toBe(false)
    press('2', { altKey: true })
    expect(here()).toBe('event')
  })

  it('follow one another by F6', () => {
    const seen = ['F6', 'F6', 'F6', 'F6'].map((key) => {
      press(key)
      return here()
    })
    expect(seen).toEqual(['answer', 'name', 'history', 'answer'])
  })
})
