import { effectScope, nextTick, reactive, type EffectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as messages from '@/shared/messages'
import { pageId } from '@/telephone/pageId'

import { aView } from './samples'
import { useDeskView } from './useDeskView'
import { useHelperWindow, type HelperWindow } from './useHelperWindow'
import type { HelpAct, HelpView } from './view'

let scopes: EffectScope[] = []
const acts: HelpAct[] = []
const shown = reactive({ view: aView({ number: '一' }) as HelpView })

function run<T>(what: () => T): { it: T; leave(): void } {
  const scope = effectScope()
  scopes.push(scope)
  return { it: scope.run(what) as T, leave: () => scope.stop() }
}
const openDesk = () => run((): HelperWindow => useHelperWindow(() => shown.view, (act) => acts.push(act)))
const openSecond = async () => {
  const id = await pageId()
  return run(() => useDeskView(id))
}

beforeEach(() => {
  shown.view = aView({ number: '一' })
  acts.length = 0
  vi.spyOn(window, 'close').mockImplementation(() => {})
})
afterEach(() => {
  for (const scope of scopes) scope.stop()
  scopes = []
})

describe('two windows of one desk', () => {
  it('show the same, and what is pressed in the second is done by the first', async () => {
    const desk = openDesk()
    const second = await openSecond()
    await vi.waitFor(() => expect(second.it.view.value?.number).toBe('一'))
    expect(desk.it.isOut.value).toBe(true)
    shown.view = aView({ number: '二' })
    await vi.waitFor(() => expect(second.it.view.value?.number).toBe('二'))
    second.it.act({ kind: 'follow', number: '20261124000001' })
    await vi.waitFor(() => expect(acts).toEqual([{ kind: 'follow', number: '20261124000001' }]))
  })

  it('find each other again after the first was reloaded', async () => {
    const before = openDesk()
    const second = await openSecond()
    await vi.waitFor(() => expect(before.it.isOut.value).toBe(true))
    before.leave()
    await vi.waitFor(() => expect(second.it.view.value).toBeNull())
    const after = openDesk()
    await vi.waitFor(() => expect(after.it.isOut.value).toBe(true))
    await vi.waitFor(() => expect(second.it.view.value?.number).toBe('一'))
  })

  it('become one again by closing the second, or by taking it back', async () => {
    const desk = openDesk()
    const second = await openSecond()
    await vi.waitFor(() => expect(desk.it.isOut.value).toBe(true))
    second.leave()
    await vi.waitFor(() => expect(desk.it.isOut.value).toBe(false))
    await openSecond()
    await vi.waitFor(() => expect(desk.it.isOut.value).toBe(true))
    desk.it.takeBack()
    expect(desk.it.isOut.value).toBe(false)
    await vi.waitFor(() => expect(window.close).toHaveBeenCalled())
  })

  it('say why no second window came up, and keep the helper here', async () => {
    const warn = vi.spyOn(messages, 'tellWarning').mockImplementation(() => {})
    const open = vi.spyOn(window, 'open').mockReturnValue(null)
    const desk = openDesk()
    await pageId()
    await nextTick()
    desk.it.open()
    expect(open.mock.calls[0]?.[0]).toBe(`/desk/helper?of=${await pageId()}`)
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('拦截'))
    expect(desk.it.isOut.value).toBe(false)
  })
})
