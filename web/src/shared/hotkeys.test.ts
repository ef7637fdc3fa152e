import { effectScope, type EffectScope } from 'vue'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { hotkeyList, useHotkeys, type Hotkey } from './hotkeys'

let scope: EffectScope
const group = '测试'

function install(...hotkeys: Omit<Hotkey, 'group' | 'label'>[]): void {
  scope = effectScope()
  scope.run(() => useHotkeys(hotkeys.map((each) => ({ ...each, group, label: each.key }))))
}

function press(key: string, target: Element = document.body, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
}

afterEach(() => {
  scope.stop()
  document.body.innerHTML = ''
})

function field(): HTMLInputElement {
  document.body.append(document.createElement('input'))
  return document.querySelector('input') as HTMLInputElement
}

describe('hotkeys', () => {
  it('run on their key, and only while their scope lives', () => {
    const run = vi.fn()
    install({ key: 'j', run })
    press('j')
    expect(run).toHaveBeenCalledOnce()
    scope.stop()
    press('j')
    expect(run).toHaveBeenCalledOnce()
    expect(hotkeyList()).toEqual([])
  })

  it('work with Ctrl while somebody types, and not without it', () => {
    const run = vi.fn()
    install({ key: 'Ctrl+Enter', run })
    press('Enter', field())
    expect(run).not.toHaveBeenCalled()
    press('Enter', field(), { ctrlKey: true })
    expect(run).toHaveBeenCalledOnce()
  })

  it('leave letters alone while somebody types, but not function keys', () => {
    const letter = vi.fn()
    const answer = vi.fn()
    install({ key: 'j', run: letter }, { key: 'F2', run: answer })
    press('j', field())
    press('F2', field())
    expect(letter).not.toHaveBeenCalled()
    expect(answer).toHaveBeenCalledOnce()
  })

  it('leave Enter to the button under the focus', () => {
    const run = vi.fn()
    install({ key: 'Enter', run })
    document.body.append(document.createElement('button'))
    press('Enter', document.querySelector('button') as Element)
    expect(run).not.toHaveBeenCalled()
    press('Enter')
    expect(run).toHaveBeenCalledOnce()
  })

  it('give way to the browser with Ctrl, and want Alt when they say so', () => {
    const run = vi.fn()
    install({ key: 'Alt+s', run })
    press('s')
    press('s', document.body, { ctrlKey: true, altKey: true })
    expect(run).not.toHaveBeenCalled()
    press('s', field(), { altKey: true })
    expect(run).toHaveBeenCalledOnce()
  })

  it('rest while their condition does not hold, and do not repeat', () => {
    const run = vi.fn()
    let may = false
    install({ key: 'F4', run, when: () => may })
    press('F4')
    may = true
    press('F4', document.body, { repeat: true })
    expect(run).not.toHaveBeenCalled()
    press('F4')
    expect(run).toHaveBeenCalledOnce()
  })
})
