/** Practice data on the person's own page: begun by the tour, and never sent anywhere. */
import { defineStore } from 'pinia'
import { computed, nextTick, ref, watch } from 'vue'

import { practiseWith } from '@/api/practice'
import { useSession, type RoleName } from '@/features/sign-in'
import { useSoftphone } from '@/features/softphone'
import { openLinesBy } from '@/telephone/openLine'

function meetTheServer(): void {
  practiseWith(null)
  openLinesBy(null)
}

export const usePractice = defineStore('practice', () => {
  const session = useSession()
  const softphone = useSoftphone()
  const role = ref<RoleName | null>(null)
  /** Nothing is drawn while one server goes and the other comes. */
  const turning = ref(false)
  let clearAway: (() => void) | null = null

  /** A seat that is taken rings with true calls: no lesson is given there. */
  const isBarred = (wanted: RoleName) => wanted === 'operator' && softphone.isSeated

  async function turn(leave: () => void, enter: () => void): Promise<void> {
    turning.value = true
    await nextTick()
    leave()
    // What the page sends as it is left must still meet the server it was drawn from.
    await new Promise((resolve) => setTimeout(resolve))
    enter()
    turning.value = false
  }

  async function begin(wanted: RoleName): Promise<void> {
    if (role.value === wanted || isBarred(wanted)) return
    await end()
    const { prepare } = await import('./practice/prepare')
    if (isBarred(wanted)) return
    const enter = () => {
      clearAway = prepare(wanted, session.user?.display_name ?? '')
      role.value = wanted
    }
    await turn(() => {}, enter)
  }

  async function end(): Promise<void> {
    if (!role.value) return
    role.value = null
    await turn(() => clearAway?.(), meetTheServer)
    clearAway = null
  }

  watch(
    () => session.user?.id,
    () => void end(),
  )

  return { role, turning, isOn: computed(() => role.value !== null), begin, end }
})
