import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { call, type Answer } from '@/api/http'
import * as api from '@/api/session'
import { recall, remember } from '@/shared/storage'

import { useSession } from './session'

const DRAFT = 'hotline.draft.desk'
const someone = (id: number) =>
  ({ authenticated: true, csrf_token: 'new', user: { id, username: `u${id}`, roles: [] } }) as never

beforeEach(() => {
  sessionStorage.clear()
  setActivePinia(createPinia())
})
afterEach(() => vi.restoreAllMocks())

describe('a session that ends under an open page', () => {
  it('keeps the draft, and the request that met it goes again once signed in', async () => {
    const signIn = vi.spyOn(api, 'signIn').mockResolvedValue(someone(7))
    const session = useSession()
    await session.signIn('u7', 'secret')
    remember(DRAFT, '路灯不亮')
    const answers: Answer<string>[] = [
      { error: { message: '登录已失效' }, response: new Response('', { status: 401 }) },
      { data: 'registered', response: new Response('', { status: 200 }) },
    ]
    const send = vi.fn(async () => answers.shift() as Answer<string>)
    const answer = call(send)
    await vi.waitFor(() => expect(session.expired).toBe(true))
    await session.signInAgain('secret')
    expect(await answer).toBe('registered')
    expect(signIn).toHaveBeenLastCalledWith('u7', 'secret')
    expect(send).toHaveBeenCalledTimes(2)
    expect(recall(DRAFT)).toBe('路灯不亮')
  })

  it('keeps the draft for the same person who left to the sign-in page, not for another', async () => {
    vi.spyOn(api, 'signIn').mockResolvedValueOnce(someone(7)).mockResolvedValueOnce(someone(7))
    const session = useSession()
    await session.signIn('u7', 'secret')
    remember(DRAFT, '路灯不亮')
    session.giveUp()
    await session.signIn('u7', 'secret')
    expect(recall(DRAFT)).toBe('路灯不亮')
    vi.mocked(api.signIn).mockResolvedValueOnce(someone(8))
    await session.signIn('u8', 'secret')
    expect(recall(DRAFT)).toBeNull()
  })
})
