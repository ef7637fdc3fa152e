import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import { completeFollowUp, listFollowUps } from '@/api/followUps'
import { createPerson, listPeople } from '@/api/people'
import { practiseWith } from '@/api/practice'
import { suggestForOrders } from '@/api/routing'
import { uploadFile } from '@/api/uploads'
import { doVerb, getOrder, getTimeline, listOrders, listTrays, register } from '@/api/workOrders'
import { listOutsideBodies } from '@/api/handling'
import type { RoleName } from '@/features/sign-in'

import { Lesson } from './lesson'
import { TOURS } from '../tours'
import { SCENES } from './scenes'

/** Everything that would have reached the server, as "METHOD path". */
const reached: string[] = []

function begin(role: RoleName): void {
  practiseWith(new Lesson(role, '王芳'))
}

beforeEach(() => {
  reached.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url)
    reached.push(`${request.method} ${pathname}`)
    const departments = [{ id: 4, name: '市城市管理局', children: [] }]
    return Response.json(pathname.endsWith('/departments') ? departments : [])
  })
})
afterEach(() => practiseWith(null))

describe('a lesson', () => {
  it.each(Object.keys(SCENES) as RoleName[])('shows a %s marked orders, the most urgent first', async (role) => {
    begin(role)
    const [tray] = await listTrays()
    const { items } = await listOrders({ tray: tray?.tray as 'reviews' })
    expect(items).toHaveLength(tray?.count ?? -1)
    expect(items[0]?.remaining_seconds).toBeLessThan(0)
    for (const each of items) expect(each.number + each.place + each.event).toMatch(/练习.*练习.*练习/)
    expect(reached).toEqual([])
  })

  it('opens an order, dispatches it, and nothing leaves the page', async () => {
    begin('dispatcher')
    const { items } = await listOrders({ tray: 'awaiting_dispatch' })
    const number = items[0]?.number ?? ''
    expect((await getOrder(number)).allowed_verbs.map(({ verb }) => verb)).toContain('dispatch')
    expect(await getTimeline(number)).toHaveLength(1)
    await doVerb(number, 'dispatch', { department_id: 4 })
    expect((await listOrders({ tray: 'awaiting_dispatch' })).items.map((each) => each.number)).not.toContain(number)
    expect((await getOrder(number)).state_label).toContain('练习')
    expect(reached).toEqual([])
  })

  it('advises with the departments of the city', async () => {
    begin('dispatcher')
    const [first] = await suggestForOrders(['练习-0001'])
    expect(first?.suggestions[0]).toMatchObject({ department_name: '市城市管理局', is_sure: true })
    expect(reached).toEqual(['GET /api/reference/departments'])
  })

  it('keeps every other act from the server, and says so', async () => {
    begin('administrator')
    const acts = [
      () => createPerson({} as never),
      () => doVerb('20261124000001', 'accept', {}),
      () => uploadFile(new File(['x'], 'x.png'), () => {}),
    ]
    for (const act of acts) {
      const refusal = await act().catch((failure: unknown) => failure)
      expect(refusal).toBeInstanceOf(ApiError)
      expect((refusal as ApiError).message).toContain('没有提交到系统')
    }
    expect(reached).toEqual([])
  })

  it('lets questions through that are not of the lesson', async () => {
    begin('dispatcher')
    await listOutsideBodies()
    expect(reached).toEqual(['GET /api/outside-bodies'])
  })

  it('registers a practice order', async () => {
    begin('operator')
    const [order] = await register({} as never)
    expect(order?.number).toContain('练习')
    expect(reached).toEqual([])
  })

  it('plays a follow-up to its end', async () => {
    begin('follow_up_operator')
    const before = await listFollowUps('due', null)
    const [first] = before.items
    await completeFollowUp(first?.id ?? 0, {} as never)
    expect((await listFollowUps('due', null)).items).toHaveLength(before.items.length - 1)
    expect((await getOrder(first?.number ?? '')).results).toHaveLength(1)
    expect(reached).toEqual([])
  })

  it('shows an administrator made-up people only', async () => {
    begin('administrator')
    const filters = { text: '', role: '', department: null, team: null, state: '' } as const
    const { items } = await listPeople(filters, null)
    expect(items.every((each) => each.display_name.includes('练习') && each.id < 0)).toBe(true)
  })

  it('ends: afterwards everything is real again', async () => {
    begin('dispatcher')
    practiseWith(null)
    await listTrays()
    await flushPromises()
    expect(reached).toEqual(['GET /api/work-orders/trays'])
  })
})

it('gives every role that has a tour something to practise on', () => {
  const others = ['operator', 'team_leader', 'follow_up_operator', 'administrator']
  for (const { role, steps } of TOURS) {
    expect([...Object.keys(SCENES), ...others]).toContain(role)
    const isShownFirst = role === 'operator'
    expect(steps.some(({ spot }) => spot === 'practice-strip')).toBe(!isShownFirst)
  }
})
