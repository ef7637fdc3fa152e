/** Who is signed in on this page, and signing in again without leaving it. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

import { onSessionExpired } from '@/api/http'
import * as api from '@/api/session'
import type { SessionUser } from '@/api/types'
import { forgetAll, forgetForGood, recall, remember } from '@/shared/storage'

const WHOSE = 'hotline.whose'

/** Drafts of one person are no business of the next one who signs in on this tab. */
function claimTab(userId: number): void {
  if (recall<number>(WHOSE) !== userId) forgetAll('hotline.draft')
  remember(WHOSE, userId)
}

export type RoleName =
  | 'operator'
  | 'dispatcher'
  | 'reviewer'
  | 'follow_up_operator'
  | 'handler'
  | 'team_leader'
  | 'administrator'

export const useSession = defineStore('session', () => {
  const user = ref<SessionUser | null>(null)
  const loaded = ref(false)
  /** The session ended under an open page; a dialog asks to sign in again. */
  const expired = ref(false)
  let waiting: Promise<boolean> | null = null
  let settle: ((renewed: boolean) => void) | null = null

  const isSignedIn = computed(() => user.value !== null)
  const mustChangePassword = computed(() => user.value?.must_change_password ?? false)

  function has(...roles: RoleName[]): boolean {
    return user.value?.roles.some(({ role }) => (roles as string[]).includes(role)) ?? false
  }

  async function load(): Promise<void> {
    if (loaded.value) return
    const session = await api.fetchSession()
    user.value = session.user ?? null
    loaded.value = true
  }

  async function signIn(username: string, password: string): Promise<void> {
    const session = await api.signIn(username, password)
    user.value = session.user ?? null
    loaded.value = true
    if (user.value) claimTab(user.value.id)
  }

  async function signOut(): Promise<void> {
    await api.signOut()
    user.value = null
    forgetAll('hotline.')
    forgetForGood('hotline.reply.')
  }

  async function changePassword(oldPassword: string, newPassword: string): Promise<void> {
    await api.changePassword(oldPassword, newPassword)
    const session = await api.fetchSession()
    user.value = session.user ?? null
  }

  /** Every request that met the expired session waits for the same dialog. */
  function askAgain(): Promise<boolean> {
    if (!user.value) return Promise.resolve(false)
    expired.value = true
    waiting ??= new Promise((resolve) => {
      settle = resolve
    })
    return waiting
  }

  function settleExpired(renewed: boolean): void {
    expired.value = false
    settle?.(renewed)
    settle = null
    waiting = null
  }

  async function signInAgain(password: string): Promise<void> {
    await signIn(user.value?.username ?? '', password)
    settleExpired(true)
  }

  function giveUp(): void {
    user.value = null
    settleExpired(false)
  }

  onSessionExpired(askAgain)

  return {
    user,
    loaded,
    expired,
    isSignedIn,
    mustChangePassword,
    has,
    load,
    signIn,
    signOut,
    changePassword,
    signInAgain,
    giveUp,
  }
})
