import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as lists from '@/api/lists'
import * as referenceApi from '@/api/reference'
import type { OrderRow } from '@/api/types'
import * as api from '@/api/unifiedAnswers'
import { useSession, type RoleName } from '@/features/sign-in'

import { anAnswer } from './samples'
import UnifiedAnswersPage from './UnifiedAnswersPage.vue'

vi.setConfig({ testTimeout: 30_000 })

const spot = <T extends HTMLElement = HTMLElement>(name: string) =>
  document.querySelector<T>(`[data-testid="${name}"]`)
async function click(name: string): Promise<void> {
  spot(name)!.click()
  await flushPromises()
}
async function type(name: string, text: string): Promise<void> {
  const box = spot<HTMLInputElement>(name)!
  box.value = text
  box.dispatchEvent(new Event('input'))
  await flushPromises()
}

async function open(...roles: RoleName[]) {
  const pinia = createPinia()
  setActivePinia(pinia)
  vi.spyOn(useSession(), 'has').mockImplementation((...asked) => asked.some((each) => roles.includes(each)))
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  const page = mount(UnifiedAnswersPage, { global: { plugins: [router, pinia] }, attachTo: document.body })
  await flushPromises()
  return page
}

describe('统一答复', () => {
  enableAutoUnmount(afterEach)
  beforeEach(() => {
    document.body.innerHTML = ''
    vi.restoreAllMocks()
    for (const name of ['listAreas', 'listTopics', 'listDepartments', 'listUrgencies', 'listAppealTypes'] as const) {
      vi.spyOn(referenceApi, name).mockResolvedValue([])
    }
    vi.spyOn(api, 'listUnifiedAnswers').mockResolvedValue([anAnswer()])
  })

  it('lets a reviewer read only', async () => {
    const page = await open('reviewer')
    expect(page.text()).toContain('3 件')
    for (const name of ['answer-new', 'answer-use', 'answer-revise', 'answer-end']) expect(spot(name)).toBeNull()
  })

  it('answers many orders only after it showed what would become of each', async () => {
    const row = { number: '20261124000001', place: '金贸中路', event: '路灯不亮' } as OrderRow
    vi.spyOn(api, 'listFitting').mockResolvedValue([row])
    const outcomes = [
      { number: row.number, is_done: true, state_label: '已结案', code: '', sentence: '' },
      { number: '20261124000002', is_done: false, state_label: '', code: 'not_now', sentence: '工单正在办理，不能统一答复。' },
    ]
    const preview = vi.spyOn(lists, 'previewBulk').mockResolvedValue(outcomes)
    const act = vi.spyOn(lists, 'actInBulk').mockResolvedValue(outcomes)
    await open('operator')
    await click('answer-use')
    await type('use-pasted', '20261124000002')
    expect(spot<HTMLButtonElement>('use-do')!.disabled).toBe(true)
    await click('use-preview')
    expect(preview).toHaveBeenCalledWith(
      expect.objectContaining({ numbers: [row.number, '20261124000002'], verb: 'answer_unified', answer_id: 7 }),
    )
    expect(act).not.toHaveBeenCalled()
    expect(spot('bulk-outcomes')!.textContent).toContain('将完成 1 件')
    await click('use-do')
    expect(act).toHaveBeenCalledTimes(1)
    expect(spot('bulk-outcomes')!.textContent).toContain('已完成 1 件')
    expect(spot('use-do')).toBeNull()
  })

  it('revises with a reason, and ends with one', async () => {
    const revise = vi.spyOn(api, 'reviseUnifiedAnswer').mockResolvedValue(anAnswer())
    const end = vi.spyOn(api, 'endUnifiedAnswer').mockResolvedValue(anAnswer())
    await open('team_leader')
    await click('answer-revise')
    await click('answer-save')
    expect(revise).not.toHaveBeenCalled()
    await type('answer-reason', '工期提前')
    await click('answer-save')
    expect(revise).toHaveBeenCalledWith(7, expect.objectContaining({ title: anAnswer().title }), '工期提前')
    await click('answer-end')
    await type('reason-note', '已恢复供电')
    await click('reason-confirm')
    expect(end).toHaveBeenCalledWith(7, '已恢复供电')
  })

  it('shows the orders it answered', async () => {
    vi.spyOn(api, 'listUsed').mockResolvedValue([
      { number: '20261124000001', event: '路灯不亮', replied_at: '2026-11-24T02:00:00Z', replied_by: '王芳' },
    ])
    await open('follow_up_operator')
    await click('answer-look')
    expect(spot('answer-used')!.textContent).toContain('20261124000001')
  })
})
