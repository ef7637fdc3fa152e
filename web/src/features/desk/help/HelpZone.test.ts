import { enableAutoUnmount, mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { onKey } from '@/shared/hotkeys'

import HelpZone from './HelpZone.vue'
import { aView } from './samples'
import type { HelpView } from './view'

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })

const ALIKE = {
  number: '20261124000001',
  state_label: '办理中',
  place: '国贸路',
  event: '路灯不亮',
  registered_at: '2026-11-24T02:00:00Z',
  advice: 'follow',
  advice_label: '',
  reasons: ['同一来电号码', '2026-11-24 登记'],
}
const ARTICLE = {
  id: '31',
  title: '住房公积金提取条件',
  passage: '租房、购房可以提取。',
  why: '拼音首字母',
  department: '',
  is_public: false,
}
const ANSWER = { id: 7, title: '电缆改造停灯', text: '预计五日恢复。', ends_on: '2026-12-31', used: 3 }

function show(changes: object = {}, wide = false) {
  const props = { view: aView(changes) as HelpView, wide }
  const stubs = { RouterLink: { template: '<a><slot /></a>' } }
  return mount(HelpZone, { props, global: { stubs }, attachTo: document.body })
}
const openOf = (zone: ReturnType<typeof show>) =>
  zone.findAll('[data-testid^="help-body-"]').map((each) => each.attributes('aria-label'))

beforeEach(() => sessionStorage.clear())

describe('the helper beside the form', () => {
  it('has one part open, and Alt+Q opens the next without moving the focus', async () => {
    const zone = show()
    expect(openOf(zone)).toEqual(['历史'])
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    onKey(new KeyboardEvent('keydown', { key: 'q', altKey: true }))
    await nextTick()
    expect(openOf(zone)).toEqual(['相似'])
    expect(document.activeElement).toBe(field)
    field.remove()
  })

  it('is walked through by arrows, round and round, and remembers where one was', async () => {
    const zone = show()
    await zone.get('[data-testid="help-history"]').trigger('keydown', { key: 'ArrowUp' })
    expect(openOf(zone)).toEqual(['地点'])
    expect(document.activeElement?.getAttribute('data-testid')).toBe('help-place')
    expect(openOf(show())).toEqual(['地点'])
  })

  it('never opens or closes anything by itself', async () => {
    const zone = show()
    await zone.setProps({ view: aView({ alike: [ALIKE], answers: [ANSWER] }) })
    expect(openOf(zone)).toEqual(['历史'])
    expect(zone.get('[data-testid="help-alike"]').text()).toContain('已有 1 件在办，宜跟进')
  })

  it('hands on what is pressed', async () => {
    const kept = { alike: [ALIKE], answers: [ANSWER], articles: [ARTICLE] }
    const zone = show({ ...kept, hasCall: true, failure: '连不上。' }, true)
    expect(zone.get('[data-testid="help-body-answers"]').text()).toContain('仅供内部参考')
    await zone.get('[data-testid="help-follow-20261124000001"]').trigger('click')
    await zone.get('[data-testid="help-answer-7"]').trigger('click')
    await zone.get('[data-testid="help-article-31"]').trigger('click')
    await zone.get('[role="alert"] button').trigger('click')
    expect(zone.emitted('act')).toEqual([
      [{ kind: 'follow', number: '20261124000001' }],
      [{ kind: 'answer', id: 7 }],
      [{ kind: 'article', id: '31' }],
      [{ kind: 'reload' }],
    ])
  })

  it('shows everything at once on a screen of its own', () => {
    expect(openOf(show({}, true))).toEqual(['历史', '相似', '口径', '去向', '地点'])
  })
})

describe('a written conversation', () => {
  const said = [
    { id: 1, who: '陈静', text: '路灯不亮', at: '2026-11-28T02:00:00Z', isOurs: false },
    { id: 2, who: '王芳', text: '请问在哪里？', at: '2026-11-28T02:01:00Z', isOurs: true },
  ]

  it('is read on the second screen, and stands beside the form here', () => {
    const wide = show({ talk: '网站会话 陈静', said }, true)
    expect(wide.get('[data-testid="help-said"]').text()).toContain('请问在哪里？')
    expect(wide.text()).toContain('网站会话 陈静')
    expect(show({ talk: '网站会话 陈静', said }).find('[data-testid="help-said"]').exists()).toBe(false)
  })
})
