/** A room as lines of text, one a row: `8001-8010 . 8011-8020`; the same as the city's file; pure. */
import type { Room, RoomDesk } from '@/features/floor'

export const MOST_ROWS = 40
export const MOST_COLUMNS = 60
const EMPTY = '.'
const TOKEN = /^(\d{4,5})(?:-(\d{4,5}))?$/

/** Why a line cannot be read, in Chinese. */
export class UnreadableLine extends Error {}

function placesOf(line: string, row: number): string[] {
  return line
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((token) => {
      if (token === EMPTY) return ['']
      const found = TOKEN.exec(token)
      if (!found) throw new UnreadableLine(`第 ${row} 行的“${token}”不是坐席号，也不是空位“.”`)
      const first = Number(found[1])
      const last = Number(found[2] ?? found[1])
      const count = Math.abs(last - first) + 1
      if (count > MOST_COLUMNS) throw new UnreadableLine(`第 ${row} 行的“${token}”超过 ${MOST_COLUMNS} 个`)
      const step = last >= first ? 1 : -1
      return Array.from({ length: count }, (_, at) => String(first + at * step))
    })
}

export type Drawn = Pick<Room, 'rows' | 'columns' | 'desks'>

/** @throws UnreadableLine for what is neither a seat nor a dot, or too much of it. */
export function drawnOf(text: string): Drawn {
  const lines = text.replaceAll('\r', '').trimEnd().split('\n')
  if (lines.length > MOST_ROWS) throw new UnreadableLine(`最多 ${MOST_ROWS} 行`)
  const rows = lines.map((line, at) => placesOf(line, at + 1))
  const columns = Math.max(1, ...rows.map((places) => places.length))
  if (columns > MOST_COLUMNS) throw new UnreadableLine(`一行最多 ${MOST_COLUMNS} 个位置`)
  const desks = rows.flatMap((places, row) =>
    places.flatMap((seat, column) => (seat ? [{ seat, row: row + 1, column: column + 1 }] : [])),
  )
  return { rows: rows.length, columns, desks }
}

/** Neighbours that count up or down by one are written together. */
function lineOf(places: readonly string[]): string {
  const tokens: string[] = []
  for (let at = 0; at < places.length; ) {
    const step = Number(places[at + 1]) - Number(places[at])
    let end = at
    if (places[at] && Math.abs(step) === 1) {
      while (places[end + 1] && Number(places[end + 1]) - Number(places[end]) === step) end += 1
    }
    tokens.push(end - at > 1 ? `${places[at]}-${places[end]}` : places[at] || EMPTY)
    at = end - at > 1 ? end + 1 : at + 1
  }
  return tokens.join(' ')
}

export function textOf({ rows, desks }: Drawn): string {
  const byRow = new Map<number, RoomDesk[]>()
  for (const desk of desks) byRow.set(desk.row, [...(byRow.get(desk.row) ?? []), desk])
  return Array.from({ length: rows }, (_, at) => {
    const inRow = byRow.get(at + 1) ?? []
    const width = Math.max(0, ...inRow.map(({ column }) => column))
    const places = Array.from({ length: width }, () => '')
    for (const { column, seat } of inRow) places[column - 1] = seat
    return lineOf(places)
  }).join('\n')
}

const some = (list: string[]) => `${list.slice(0, 5).join('、')}${list.length > 5 ? ' 等' : ''}`

/** Seats that stand twice, and those that do not exist; a room may still be drawn ahead of them. */
export function doubtsOf({ desks }: Drawn, known: ReadonlySet<string>): string[] {
  const seats = desks.map(({ seat }) => seat)
  const twice = [...new Set(seats.filter((seat, at) => seats.indexOf(seat) !== at))]
  const unknown = known.size > 0 ? seats.filter((seat) => !known.has(seat)) : []
  return [
    ...(twice.length > 0 ? [`坐席 ${some(twice)} 重复`] : []),
    ...(unknown.length > 0 ? [`坐席 ${some(unknown)} 还没有建立`] : []),
  ]
}
