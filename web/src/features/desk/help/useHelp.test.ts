import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { reactive, ref, type ComputedRef } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as families from '@/api/families'
import * as knowledge from '@/api/knowledgeSearch'
import * as places from '@/api/places'
import * as routing from '@/api/routing'
import * as unified from '@/api/unifiedAnswers'
import { emptyDraft, questionOf, useDuplicates, type OrderDraft } from '@/features/work-orders'
import type { CallView } from '@/telephone/messages'
import { aCall, TALKING } from '@/telephone/samples'

import { anAround } from './samples'
import { aroundQuestion, askedOf, useHelp, withHeard } from './useHelp'
import type { HelpView } from './view'

enableAutoUnmount(afterEach)

const onItsWay = () => new Promise<never[]>((answer) => setTimeout(() => answer([]), 50))
const draft = ref<OrderDraft | null>(null)
const callId = ref<string | null>(null)
let help: ComputedRef<HelpView>
const calls = (): [CallView | null, CallView | null] => [aCall(TALKING), null]
const Desk = {
  template: '<i />',
  setup: () => {
    const pop = { pop: ref(null), waiting: ref(false), failure: ref(''), reload: () => {} }
    help = useHelp({ draft: () => draft.value, callId: () => callId.value, calls, pop })
    // The form below asks for the same.
    useDuplicates(() => (draft.value ? questionOf(draft.value) : null))
  },
}

beforeEach(() => {
  vi.useFakeTimers()
  draft.value = reactive(emptyDraft('13800001111'))
  callId.value = null
  vi.spyOn(families, 'searchDuplicates').mockImplementation(onItsWay)
  vi.spyOn(routing, 'suggestForDraft').mockImplementation(onItsWay)
  vi.spyOn(places, 'aboutPlace').mockResolvedValue(anAround({ count: 2 }))
  vi.spyOn(knowledge, 'hintArticles').mockResolvedValue([])
  vi.spyOn(unified, 'listUnifiedAnswers').mockResolvedValue([
    { id: 7, topic_code: '', keywords: ['路灯'], is_in_force: true } as unknown as unified.UnifiedAnswer,
  ])
})
afterEach(() => void vi.useRealTimers())

describe('what helps with the order', () => {
  it('is asked once for form and helper when typing pauses', async () => {
    mount(Desk)
    await flushPromises()
    Object.assign(draft.value!.demands[0]!, { event: '路灯三天不亮', place: '国贸路' })
    await flushPromises()
    await vi.advanceTimersByTimeAsync(700)
    expect(families.searchDuplicates).toHaveBeenCalledTimes(1)
    expect(routing.suggestForDraft).toHaveBeenCalledTimes(1)
    expect(places.aboutPlace).toHaveBeenCalledTimes(1)
    expect(help.value).toMatchObject({ number: '13800001111', around: { count: 2 } })
    expect(help.value.answers.map(({ id }) => id)).toEqual([7])
  })

  it('says whose call it is, and what it does while it goes on', async () => {
    mount(Desk)
    callId.value = 'c1'
    expect(help.value).toMatchObject({ number: '13907551234', hasCall: true, phase: '通话中' })
    callId.value = 'c0'
    expect(help.value).toMatchObject({ number: '号码未显示', phase: '' })
    callId.value = null
    draft.value = null
    expect(help.value).toMatchObject({ number: '手工登记', hasCall: false, hasDraft: false })
  })
})

describe('the question about a place', () => {
  it('waits for a place or an area', () => {
    const demand = emptyDraft().demands[0]!
    expect(aroundQuestion(undefined)).toBeNull()
    expect(aroundQuestion({ ...demand, topic_code: '0101' })).toBeNull()
    expect(aroundQuestion({ ...demand, place: ' 国贸路 ' })?.place).toBe('国贸路')
    expect(aroundQuestion({ ...demand, area_code: '460106' })?.area_code).toBe('460106')
  })
})

describe('what the knowledge base is asked', () => {
  it('is what happened and what is wanted, unless that is next to nothing', () => {
    const demand = emptyDraft('').demands[0]!
    expect(askedOf(demand)).toBeNull()
    expect(askedOf({ ...demand, event: '停水' })).toBeNull()
    expect(askedOf({ ...demand, event: '公积金怎么提取', demand: '想了解' })).toBe(
      '公积金怎么提取。想了解',
    )
  })
})

describe('what is said on the phone', () => {
  const heard = { spoken: '我们小区停水三天了。', place: '国贸路' }
  it('stands for the story until somebody types one', () => {
    expect(askedOf(emptyDraft().demands[0], heard.spoken)).toBe(heard.spoken)
    const typed = { ...emptyDraft().demands[0]!, event: '路灯不亮' }
    expect(askedOf(typed, heard.spoken)).toBe('路灯不亮')
    expect(withHeard(typed, heard)).toBe(typed)
    const silent = { place: '', event: '', demand: '' }
    expect(withHeard(silent, heard)).toEqual({ ...silent, event: heard.spoken, place: '国贸路' })
    expect(withHeard({ ...silent, place: '海秀路' }, heard).place).toBe('海秀路')
    expect(withHeard(silent, undefined)).toBe(silent)
  })
})
