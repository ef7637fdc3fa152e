/** The tour under way, and the one that is offered to whoever is here for the first time. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { useSession } from '@/features/sign-in'
import { useSoftphone } from '@/features/softphone'

import { noteSeen, seenBy } from './seen'
import { isOn, tourOf, type Tour } from './tour'
import { TOURS } from './tours'

export const useTour = defineStore('tour', () => {
  const session = useSession()
  const softphone = useSoftphone()
  const route = useRoute()
  const router = useRouter()
  const running = shallowRef<Tour | null>(null)
  const seen = ref<string[]>([])
  const roles = computed(() => session.user?.roles.map(({ role }) => role as string) ?? [])
  const isBusy = computed(() => softphone.call !== null)

  watch(
    () => session.user?.id,
    (person) => {
      running.value = null
      seen.value = person === undefined ? [] : seenBy(person)
    },
    { immediate: true },
  )
  // A citizen on the line comes before any lesson.
  watch(isBusy, (busy) => {
    if (busy) running.value = null
  })

  /** The tour of this page, unless it was taken or declined. */
  const offered = computed(() => {
    const tour = tourOf(TOURS, roles.value, route.path)
    if (!tour || !isOn(tour, route.path) || isBusy.value || running.value) return null
    return seen.value.includes(tour.role) ? null : tour
  })

  function settle(tour: Tour): void {
    if (session.user) seen.value = noteSeen(session.user.id, tour.role)
  }

  async function begin(): Promise<void> {
    const tour = tourOf(TOURS, roles.value, route.path)
    if (!tour || isBusy.value) return
    if (!isOn(tour, route.path)) await router.push(tour.path)
    settle(tour)
    running.value = tour
  }

  function decline(): void {
    if (offered.value) settle(offered.value)
  }

  function end(): void {
    running.value = null
  }

  return { running, offered, isBusy, begin, decline, end }
})
