import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as api from '@/api/session'
import type { SessionView } from '@/api/types'

import SignInPage from './SignInPage.vue'

function session(mustChange: boolean): SessionView {
  return {
    authenticated: true,
    csrf_token: 'token',
    user: {
      id: 7,
      username: 'wangfang',
      display_name: '王芳',
      must_change_password: mustChange,
      roles: [],
      permissions: [],
    },
  }
}

async function show(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  await router.push(address)
  const page = mount(SignInPage, { global: { plugins: [router] }, attachTo: document.body })
  return { page, router }
}

type Page = Awaited<ReturnType<typeof show>>['page']

async function signIn(page: Page): Promise<void> {
  await page.get('[data-testid="sign-in-username"]').setValue('wangfang')
  await page.get('[data-testid="sign-in-password"]').setValue('Provisional-1')
  await page.get('form').trigger('submit')
  await flushPromises()
}

describe('signing in', () => {
  enableAutoUnmount(afterEach)
  beforeEach(() => setActivePinia(createPinia()))

  it('leads to the page that was wanted', async () => {
    vi.spyOn(api, 'signIn').mockResolvedValue(session(false))
    const { page, router } = await show('/sign-in?next=/dispatch')
    await signIn(page)
    expect(router.currentRoute.value.path).toBe('/dispatch')
  })

  it('never leads to another site', async () => {
    vi.spyOn(api, 'signIn').mockResolvedValue(session(false))
    const { page, router } = await show('/sign-in?next=//elsewhere.example')
    await signIn(page)
    expect(router.currentRoute.value.fullPath).toBe('/')
  })

  it('shows the server’s refusal', async () => {
    vi.spyOn(api, 'signIn').mockRejectedValue(
      new ApiError(401, 'wrong', '登录名或密码错误，再错 4 次将锁定 15 分钟。'),
    )
    const { page } = await show('/sign-in')
    await signIn(page)
    expect(page.get('[role="alert"]').text()).toContain('再错 4 次')
  })

  it('asks for a new password first, then goes on', async () => {
    vi.spyOn(api, 'signIn').mockResolvedValue(session(true))
    const change = vi.spyOn(api, 'changePassword').mockResolvedValue(session(false))
    vi.spyOn(api, 'fetchSession').mockResolvedValue(session(false))
    const { page, router } = await show('/sign-in?next=/desk')
    await signIn(page)
    expect(page.text()).toContain('设置新密码')
    await page.get('[data-testid="password-new"]').setValue('Haikou#2026ok')
    await page.get('[data-testid="password-again"]').setValue('Haikou#2026ok')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(change).toHaveBeenCalledWith('Provisional-1', 'Haikou#2026ok')
    expect(router.currentRoute.value.path).toBe('/desk')
  })
})
