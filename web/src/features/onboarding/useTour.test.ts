import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import * as seats from '@/api/seats'
import { useSession } from '@/features/sign-in'
import { useSoftphone } from '@/features/softphone'
import type { ToPage } from '@/telephone/messages'
import { aCall, WELCOME } from '@/telephone/samples'

import './practice/prepare' // fetched before anything is timed
import { stepsHere, tourOf } from './tour'
import TourInvitation from './TourInvitation.vue'
import { TOURS } from './tours'
import { usePractice } from './usePractice'
import { useTour } from './useTour'

class Line extends EventTarget {
  static readonly OPEN = 1
  static last: Line
  readyState = 1

  constructor() {
    super()
    Line.last = this
  }

  send(): void {}
  close(): void {}
  tell(message: ToPage): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }
}

/** Sit down with a telephone on the desk. */
async function sitDown(): Promise<void> {
  vi.stubGlobal('WebSocket', Line)
  vi.spyOn(seats, 'checkIn').mockResolvedValue({
    is_home: false,
    rights: [],
    ticket: 'ticket',
    websocket_url: 'ws://here/operator',
    seat: '8001',
    device: 'desk_phone',
    sip: null,
  })
  await useSoftphone().checkIn('8001', 'desk_phone')
  Line.last.dispatchEvent(new Event('open'))
  Line.last.tell(WELCOME)
  await flushPromises()
}

async function visit(address: string, roles: string[], id = 7) {
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  await router.push(address)
  const page = mount(TourInvitation, { global: { plugins: [pinia, router] } })
  useSession().user = {
    id,
    username: 'wangfang',
    display_name: '王芳',
    must_change_password: false,
    roles: roles.map((role) => ({ role, label: role, scope_label: '' })),
    permissions: [],
  } as never
  await flushPromises()
  return { page, router, tour: useTour() }
}

describe('the first time', () => {
  beforeEach(() => localStorage.clear())

  it('offers the tour of the page, once', async () => {
    const { page, tour } = await visit('/dispatch', ['dispatcher'])
    expect(page.text()).toContain('第一次用？')
    expect(tour.running).toBeNull()
    await page.get('[data-testid="tour-decline"]').trigger('click')
    expect(page.find('[data-testid="tour-offer"]').exists()).toBe(false)
    const again = await visit('/dispatch', ['dispatcher'])
    expect(again.page.find('[data-testid="tour-offer"]').exists()).toBe(false)
    const other = await visit('/dispatch', ['dispatcher'], 8)
    expect(other.page.find('[data-testid="tour-offer"]').exists()).toBe(true)
  })

  it('starts when asked to, and again from the menu, on the page it is about', async () => {
    const { page, router, tour } = await visit('/dispatch', ['dispatcher'])
    await page.get('[data-testid="tour-begin"]').trigger('click')
    await vi.waitFor(() => expect(tour.running?.role).toBe('dispatcher'), 10_000)
    tour.end()
    await router.push('/orders')
    await tour.begin()
    expect(router.currentRoute.value.path).toBe('/dispatch')
    expect(tour.running?.role).toBe('dispatcher')
  })

  it('is not offered to another role, nor on another page', async () => {
    const elsewhere = await visit('/orders', ['dispatcher'])
    expect(elsewhere.tour.offered).toBeNull()
    const visitor = await visit('/dispatch', ['reviewer'])
    expect(visitor.tour.offered).toBeNull()
  })

  it('gives way to a call', async () => {
    const { tour } = await visit('/desk', ['operator'])
    await sitDown()
    await tour.begin()
    expect(tour.running?.role).toBe('operator')
    expect(usePractice().isOn).toBe(false)
    Line.last.tell({ type: 'call', call: aCall() })
    await flushPromises()
    expect(useSoftphone().call).not.toBeNull()
    expect(tour.running).toBeNull()
    expect(tour.offered).toBeNull()
    await tour.begin()
    expect(tour.running).toBeNull()
  })
})

it('leaves out what is not on the page', () => {
  const tour = tourOf(TOURS, ['operator'], '/desk')
  expect(tour).not.toBeNull()
  if (!tour) return
  const here = stepsHere(tour, (spot) => spot === 'order-manual' || spot === 'user-menu')
  expect(here.map(({ spot }) => spot)).toEqual(['order-manual', 'user-menu'])
})

it('prefers the tour of the page for who has several roles', () => {
  expect(tourOf(TOURS, ['operator', 'dispatcher'], '/dispatch')?.role).toBe('dispatcher')
  expect(tourOf(TOURS, ['operator', 'dispatcher'], '/orders')?.role).toBe('operator')
  expect(tourOf(TOURS, [], '/orders')).toBeNull()
})
