import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter } from 'vue-router'
import { createApp } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { isPractising } from '@/api/practice'
import { getScreenPop } from '@/api/workOrders'
import { IN_HAND } from '@/features/desk'
import { useSession } from '@/features/sign-in'
import { useSoftphone } from '@/features/softphone'
import { recall, remember } from '@/shared/storage'

import { usePractice } from '../usePractice'
import { useTour } from '../useTour'
import { PRACTICE_CALL, PRACTICE_SEAT } from './callLine'

const reached: string[] = []

async function atTheDesk() {
  const pinia = createPinia()
  setActivePinia(pinia)
  const routes = [{ path: '/:any(.*)*', component: { template: '<i />' } }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push('/desk')
  createApp({ template: '<i />' }).use(pinia).use(router)
  useSession().user = {
    id: 7,
    username: 'wangfang',
    display_name: '王芳',
    must_change_password: false,
    roles: [{ role: 'operator', label: '热线员', scope_label: '' }],
    permissions: [],
  } as never
  return useTour()
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  sessionStorage.clear()
  localStorage.clear()
  reached.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    reached.push(`${request.method} ${new URL(request.url).pathname}`)
    return Response.json([])
  })
  const noLine = vi.fn(() => {
    throw new Error('no line is opened in a lesson')
  })
  vi.stubGlobal('WebSocket', Object.assign(noLine, { OPEN: 1, CLOSED: 3 }))
})
afterEach(() => vi.useRealTimers())

it('rings, is answered and written up without any server, and leaves nothing behind', async () => {
  remember(IN_HAND, 'manual')
  const tour = await atTheDesk()
  const practice = usePractice()
  const softphone = useSoftphone()
  await tour.begin()
  expect(practice.role).toBe('operator')
  tour.end()
  await softphone.checkIn(PRACTICE_SEAT, 'browser')
  await vi.waitFor(() => expect(softphone.state).toBe('not_ready'))
  expect(tour.running?.steps[0]?.spot).toBe('operator-state')
  softphone.setState('ready')
  await vi.advanceTimersByTimeAsync(2000)
  expect(softphone.call).toMatchObject({ call_id: PRACTICE_CALL, phase: 'offered' })
  expect(tour.isBusy).toBe(false)
  softphone.answer()
  await flushPromises()
  expect(softphone.call?.phase).toBe('talking')
  expect((await getScreenPop(PRACTICE_CALL)).citizen?.name).toContain('练习')
  softphone.hangUp()
  expect(softphone.state).toBe('wrap_up')
  softphone.finishWrapUp()
  expect(softphone.state).toBe('not_ready')
  await practice.end()
  expect([practice.isOn, isPractising(), softphone.isSeated]).toEqual([false, false, false])
  expect(recall(IN_HAND)).toBe('manual')
  expect(reached).toEqual([])
})

it('is not begun at a seat that rings with true calls', async () => {
  await atTheDesk()
  const softphone = useSoftphone()
  const practice = usePractice()
  await practice.begin('operator')
  await softphone.checkIn(PRACTICE_SEAT, 'browser')
  await practice.end()
  expect(softphone.isSeated).toBe(false)
  vi.spyOn(softphone, 'isSeated', 'get').mockReturnValue(true)
  await practice.begin('operator')
  expect(practice.isOn).toBe(false)
})
