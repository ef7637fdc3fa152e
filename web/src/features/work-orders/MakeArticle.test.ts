import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'

import { makeArticle } from '@/api/knowledge'
import type { OrderDetail } from '@/api/types'
import { useSession } from '@/features/sign-in'

import MakeArticle from './MakeArticle.vue'

const push = vi.fn()
vi.mock('vue-router', () => ({ useRouter: () => ({ push }) }))
vi.mock('@/api/knowledge', () => ({ makeArticle: vi.fn(() => Promise.resolve({ article_id: 7 })) }))

const closed = { number: 'HK1', state: 'closed', results: [{}] } as unknown as OrderDetail

function shown(order: OrderDetail, role = 'reviewer') {
  useSession().user = { roles: [{ role }] } as never
  return mount(MakeArticle, {
    props: { order },
    global: { stubs: { ElButton: { template: '<button><slot /></button>' } } },
  })
}

beforeEach(() => {
  setActivePinia(createPinia())
  push.mockClear()
})

test('a closed order with a result becomes a draft, which opens', async () => {
  await shown(closed).get('button').trigger('click')
  expect(makeArticle).toHaveBeenCalledWith('HK1')
  await vi.waitFor(() => expect(push).toHaveBeenCalledWith('/knowledge/edit/7'))
})

test.each([
  [{ ...closed, state: 'handling' }, 'reviewer'],
  [{ ...closed, results: [] }, 'reviewer'],
  [closed, 'follow_up_operator'],
])('nothing is offered where it would be refused', (order, role) => {
  expect(shown(order, role).find('button').exists()).toBe(false)
})
