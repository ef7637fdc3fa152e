/** Where the desks stand; the map works without it, row by row. */
import { onMounted, shallowRef, type ShallowRef } from 'vue'

import { listEntries } from '@/api/telephonySettings'
import { listPlannedSeats, type PlannedSeat } from '@/api/telephonySettingsSeats'
import { tellFailure } from '@/shared/failures'

import type { Room } from './room'

export interface Rooms {
  rooms: ShallowRef<Room[]>
  seats: ShallowRef<PlannedSeat[]>
  isLoaded: ShallowRef<boolean>
}

export function useRooms(): Rooms {
  const rooms = shallowRef<Room[]>([])
  const seats = shallowRef<PlannedSeat[]>([])
  const isLoaded = shallowRef(false)
  onMounted(async () => {
    try {
      const [drawn, planned] = await Promise.all([listEntries('rooms'), listPlannedSeats()])
      rooms.value = drawn.map(({ content }) => content as unknown as Room)
      seats.value = planned
    } catch (problem) {
      tellFailure(problem)
    } finally {
      isLoaded.value = true
    }
  })
  return { rooms, seats, isLoaded }
}
