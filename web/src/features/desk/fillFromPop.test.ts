import { effectScope, nextTick, reactive, ref, shallowRef } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { ScreenPop } from '@/api/types'
import { emptyDraft, type OrderDraft } from '@/features/work-orders'

import { fillFromPop } from './fillFromPop'

const file = (changes: Partial<ScreenPop> = {}) =>
  ({
    call_id: 'c1',
    contact_id: 5,
    phone: '13876540001',
    citizen: { id: 1, name: '陈静', sex: 'female', is_confidential: false, care: [] },
    district_guess: { code: '460106', name: '龙华区', reason: '' },
    desk_code: 'foreign',
    ...changes,
  }) as ScreenPop

const pop = ref<ScreenPop | null>(null)
const draft = shallowRef<OrderDraft | null>(null)
const inHand = ref<string | null>('c1')
let scope = effectScope()

beforeEach(() => {
  pop.value = null
  draft.value = reactive(emptyDraft())
  inHand.value = 'c1'
  scope = effectScope()
  scope.run(() => fillFromPop(pop, draft, inHand))
})
afterEach(() => scope.stop())

describe('what the file knows', () => {
  it('goes into the form where nobody typed', async () => {
    draft.value!.caller.phone = '10086'
    pop.value = file()
    await nextTick()
    const { caller, contact_id, demands } = draft.value!
    expect([contact_id, caller.name, caller.phone]).toEqual([5, '陈静', '10086'])
    expect([demands[0]?.area_code, demands[0]?.desk_code]).toEqual(['460106', 'foreign'])
  })

  it('stays out of the form of another matter while that call rings', async () => {
    inHand.value = 'manual'
    pop.value = file()
    await nextTick()
    expect(draft.value).toMatchObject({ contact_id: null, caller: { name: '', phone: '' } })
  })

  it('brings its desk once: the usual one chosen by hand stays', async () => {
    pop.value = file({ contact_id: null })
    await nextTick()
    draft.value!.demands[0]!.desk_code = ''
    pop.value = file()
    await nextTick()
    expect(draft.value?.demands[0]?.desk_code).toBe('')
    expect(draft.value?.contact_id).toBe(5)
  })
})
