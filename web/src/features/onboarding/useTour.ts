/** The tour under way, and the one that is offered to whoever is here for the first time. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { useSession } from '@/features/sign-in'
import { useSoftphone } from '@/features/softphone'

import { noteSeen, seenBy } from './seen'
import { isOn, tourOf, type Tour } from './tour'
import { SEATED, TOURS } from './tours'
import { usePractice } from './usePractice'

export const useTour = defineStore('tour', () => {
  const session = useSession()
  const softphone = useSoftphone()
  const practice = usePractice()
  const route = useRoute()
  const router = useRouter()
  const running = shallowRef<Tour | null>(null)
  const seen = ref<string[]>([])
  const roles = computed(() => session.user?.roles.map(({ role }) => role as string) ?? [])
  const isPractising = computed(() => practice.role === 'operator')
  const isBusy = computed(() => softphone.call !== null && !isPractising.value)

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
    if (!busy) return
    running.value = null
    void practice.end()
  })
  // Once checked in, the desk of the lesson has more to show.
  watch(
    () => softphone.isSeated,
    (seated) => {
      if (seated && isPractising.value) running.value = SEATED
    },
  )

  /** The tour of this page, unless it was taken or declined. */
  const offered = computed(() => {
    const tour = tourOf(TOURS, roles.value, route.path)
    if (!tour || !isOn(tour, route.path)) return null
    if (isBusy.value || running.value || practice.isOn) return null
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
    await practice.begin(tour.role)
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
