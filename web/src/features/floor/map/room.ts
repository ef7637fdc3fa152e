/** Which desk stands where, as the map shows it; pure. */
import type { PlannedSeat } from '@/api/telephonySettingsSeats'
import type { DeskView } from '@/telephone/floorMessages'

export interface RoomDesk {
  seat: string
  row: number
  column: number
}

export interface Room {
  name: string
  label: string
  front: string
  rows: number
  columns: number
  desks: RoomDesk[]
}

export interface MapPlace extends RoomDesk {
  /** Who sits there; null: nobody. */
  desk: DeskView | null
}

export interface RoomMap extends Omit<Room, 'desks'> {
  places: MapPlace[]
  taken: number
}

/** Seats that no room has stand in rows of so many. */
const ACROSS = 20

const bySeat = (a: string, b: string) => a.length - b.length || a.localeCompare(b)

/** Everybody whose seat is in no room, and every free seat where there are no rooms at all. */
function homeless(
  rooms: readonly Room[],
  seats: readonly PlannedSeat[],
  desks: readonly DeskView[],
): string[] {
  const placed = new Set(rooms.flatMap((room) => room.desks.map(({ seat }) => seat)))
  const free = seats.filter((seat) => seat.is_active && rooms.length === 0)
  const wanted = [...free.map(({ extension }) => extension), ...desks.map(({ seat }) => seat)]
  return [...new Set(wanted)].filter((seat) => seat && !placed.has(seat)).toSorted(bySeat)
}

function inRows(seats: readonly string[], label: string): Room {
  return {
    name: '',
    label,
    front: '',
    rows: Math.ceil(seats.length / ACROSS),
    columns: Math.min(ACROSS, seats.length),
    desks: seats.map((seat, at) => ({
      seat,
      row: Math.floor(at / ACROSS) + 1,
      column: (at % ACROSS) + 1,
    })),
  }
}

/** Each room with who sits where; the last one holds whoever has no place in any. */
export function mapsOf(
  rooms: readonly Room[],
  seats: readonly PlannedSeat[],
  desks: readonly DeskView[],
): RoomMap[] {
  const sitting = new Map(desks.map((desk) => [desk.seat, desk]))
  const rest = homeless(rooms, seats, desks)
  const label = rooms.length === 0 ? '按坐席号排列' : '其他坐席'
  const all = rest.length === 0 ? rooms : [...rooms, inRows(rest, label)]
  return all.map((room) => {
    const places = room.desks
      .map((place) => ({ ...place, desk: sitting.get(place.seat) ?? null }))
      .toSorted((a, b) => a.row - b.row || a.column - b.column)
    return { ...room, places, taken: places.filter(({ desk }) => desk).length }
  })
}
