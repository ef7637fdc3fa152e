import { flushPromises, mount, RouterLinkStub, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { speak } from './language'
import ReturnCallPage from './talk/ReturnCallPage.vue'
import { nextWait } from './talk/polling'
import { inOrder } from './track/acts'
import TrackedCaseView from './track/TrackedCaseView.vue'

const asked: { path: string; body: Record<string, unknown> }[] = []
let refuse: object | null = null

beforeEach(() => {
  speak('zh')
  asked.length = 0
  refuse = null
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push({ path: new URL(request.url).pathname, body: await request.json() })
    const status = refuse ? 429 : 200
    const answer = refuse ?? { ...CASE, number: 'R1' }
    return new Response(JSON.stringify(answer), { status, headers: { 'Content-Type': 'application/json' } })
  })
})

const STANDING = {
  number: 'L1',
  state_label: '承办单位办理中',
  holder_label: '综合行政执法局',
  since: '2026-11-24T02:00:00Z',
  next_step: '承办单位办理后把结果交热线审核。',
  latest_at: '2099-11-26T02:00:00Z',
  steps: [{ label: '热线已受理', happened_at: '2026-11-24T02:00:00Z' }],
  allowed: ['add', 'urge', 'withdraw'],
  ratings: [],
}
const CASE = { ...STANDING, orders: [STANDING], messages: [] }

function press(page: VueWrapper, name: string): Promise<void> {
  return page.get(`[data-testid="${name}"]`).trigger('click')
}

describe('a number left to be called back', () => {
  const stubs = { RouterLink: RouterLinkStub }

  it('is asked for, and sent as it is dialled', async () => {
    const page = mount(ReturnCallPage, { global: { stubs } })
    await page.get('form').trigger('submit')
    expect(page.get('[role=alert]').text()).toBe('请填写电话号码。')
    expect(page.get('#return-phone').attributes('aria-invalid')).toBe('true')
    expect(asked).toEqual([])
    await page.get('#return-phone').setValue('138 0013 8000')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(asked[0]).toMatchObject({ body: { phone: '13800138000', wanted_from: null } })
    expect(page.find('[data-testid=return-call-done]').exists()).toBe(true)
  })

  it('keeps its key from one try to the next, and says why there was a refusal', async () => {
    refuse = { code: 'too_many', message: '操作过于频繁', fields: {} }
    speak('en')
    const page = mount(ReturnCallPage, { global: { stubs } })
    await page.get('#return-phone').setValue('13800138000')
    for (let tries = 0; tries < 2; tries += 1) {
      await page.get('form').trigger('submit')
      await flushPromises()
    }
    expect(page.get('[role=alert]').text()).toContain('too often')
    expect(asked.map(({ body }) => body.key)).toEqual([asked[0]!.body.key, asked[0]!.body.key])
  })
})

describe('a case', () => {
  const props = { found: CASE, pass: { number: 'L1', code: '123456' }, busy: false }

  it('says who has it, what comes next and by when, in both languages', async () => {
    const page = mount(TrackedCaseView, { props })
    expect(page.text()).toContain('现在由 综合行政执法局 办理')
    expect(page.text()).toContain('最晚 11月26日')
    speak('en')
    await flushPromises()
    expect(page.text()).toContain('The office is working on it')
    expect(page.text()).toContain('When done, the office hands its result')
  })

  it('lets one do what is allowed and nothing else', async () => {
    const page = mount(TrackedCaseView, { props })
    expect(page.findAll('[data-testid^=act-]').map((each) => each.attributes('data-testid'))).toEqual([
      'act-add',
      'act-urge',
      'act-withdraw',
    ])
    await press(page, 'act-withdraw')
    await page.get('form').trigger('submit')
    expect(page.get('[role=alert]').text()).toBe('请写一句话说明。')
    await page.get('#act-text').setValue('已经修好了')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(asked[0]).toMatchObject({
      path: '/api/portal/track/withdrawals',
      body: { number: 'L1', code: '123456', order: 'L1', reason: '已经修好了' },
    })
    expect(page.get('[data-testid=done]').text()).toBe('已撤回。')
  })

  it('offers to judge once it is done', () => {
    expect(inOrder(['add', 'reopen', 'rate'])).toEqual(['rate', 'reopen', 'add'])
    expect(inOrder(['withdraw', 'rate', 'add'])).toEqual(['add', 'rate', 'withdraw'])
  })
})

it('asks ever more seldom while nobody writes', () => {
  const waits = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0].reduce<number[]>((all) => [...all, nextWait(all.at(-1) ?? 0, false)], [])
  expect(waits[0]).toBe(2000)
  expect(waits.at(-1)).toBe(30_000)
  expect(nextWait(30_000, true)).toBe(2000)
})
