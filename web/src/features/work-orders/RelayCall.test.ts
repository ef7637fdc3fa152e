import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as privacy from '@/api/privacy'
import type { OrderDetail } from '@/api/types'

import RelayCall from './RelayCall.vue'

const PASS = {
  id: 'p',
  phone: '137****3333',
  valid_until: new Date(Date.now() + 600_000).toISOString(),
  call_id: null,
}

function show(caller: Partial<OrderDetail['caller']>) {
  const order = { number: '20261124000001', caller } as OrderDetail
  return mount(RelayCall, { props: { order }, attachTo: document.body })
}

const inDialog = <T extends Element>(testid: string) =>
  document.querySelector<T>(`[data-testid="${testid}"]`)!

function type(testid: string, text: string): void {
  const input = inDialog<HTMLInputElement>(testid)
  input.value = text
  input.dispatchEvent(new Event('input'))
}

async function click(testid: string): Promise<void> {
  inDialog<HTMLElement>(testid).click()
  await flushPromises()
}

describe('a relay call', () => {
  enableAutoUnmount(afterEach)
  beforeEach(() => {
    vi.restoreAllMocks()
    sessionStorage.clear()
    document.body.innerHTML = ''
  })

  it('is asked for, then dialled once', async () => {
    const ask = vi.spyOn(privacy, 'askRelay').mockResolvedValue(PASS)
    const dial = vi.spyOn(privacy, 'callByPass').mockResolvedValue({ ...PASS, call_id: 'c' })
    const view = show({ may_relay: true, relay_refusal: '' })
    await click('relay-open')
    type('relay-phone', '13700003333')
    type('relay-reason', '核实具体楼层')
    await click('relay-ask')
    expect(ask).toHaveBeenCalledWith('20261124000001', '13700003333', '核实具体楼层')
    expect(document.body.textContent).toContain('可以拨打一次')
    await click('relay-dial')
    expect(dial).toHaveBeenCalledExactlyOnceWith('p')
    expect(document.body.textContent).toContain('正在拨打')
    expect(inDialog('relay-dial')).toBeNull()
    expect(view.emitted('changed')).toHaveLength(2)
  })

  it('says what is missing beside the field', async () => {
    const fields = { phone: '请填写您接听的电话号码。' }
    vi.spyOn(privacy, 'askRelay').mockRejectedValue(new ApiError(422, 'incomplete', '请补充。', fields))
    show({ may_relay: true, relay_refusal: '' })
    await click('relay-open')
    await click('relay-ask')
    await vi.waitFor(() => expect(document.body.textContent).toContain('请填写您接听的电话号码'))
  })

  it('tells a department why it may not, and the hotline nothing', () => {
    expect(show({ may_relay: false, relay_refusal: '诉求人要求保密。' }).text()).toContain('要求保密')
    expect(show({ may_relay: false, relay_refusal: '' }).text()).toBe('')
  })
})
