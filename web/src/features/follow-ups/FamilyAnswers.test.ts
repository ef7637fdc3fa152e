import { enableAutoUnmount, flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import type { OrderDetail } from '@/api/types'
import * as workOrders from '@/api/workOrders'

import FamilyAnswers from './FamilyAnswers.vue'

enableAutoUnmount(afterEach)

const FAMILY = [
  { number: '1', event: '路灯不亮', department_name: '市城管局' },
  { number: '2', event: '拖欠工资', department_name: '市人社局' },
]

async function show(asks = true) {
  vi.spyOn(workOrders, 'getOrder').mockImplementation((number) =>
    number === '1'
      ? Promise.resolve({ number, results: [{ outcome: '已更换灯具。' }] } as OrderDetail)
      : Promise.reject(new Error('down')),
  )
  const asked = mount(FamilyAnswers, {
    props: { family: FAMILY, asks, fault: '', modelValue: {} },
    global: { stubs: { RouterLink: RouterLinkStub } },
    attachTo: document.body,
  })
  await flushPromises()
  return asked
}

describe('a call about several parts', () => {
  it('shows each with its result, and asks which is not solved', async () => {
    const asked = await show()
    expect(asked.text()).toContain('哪一件未解决')
    expect(asked.get('[data-testid="follow-up-part-1"]').text()).toContain('已更换灯具。')
    await asked.get('[data-testid="part-unsolved-2"] input').setValue(true)
    expect(asked.emitted('update:modelValue')).toEqual([[{ 2: false }]])
    await asked.setProps({ modelValue: { 2: false } })
    await asked.get('[data-testid="part-solved-2"] input').setValue(true)
    expect(asked.emitted('update:modelValue')?.at(-1)).toEqual([{ 2: true }])
  })

  it('asks nothing of the parts when all are solved', async () => {
    const asked = await show(false)
    expect(asked.text()).toContain('覆盖 2 件分单')
    expect(asked.find('[data-testid="part-unsolved-1"]').exists()).toBe(false)
  })
})
