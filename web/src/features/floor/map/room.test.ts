import { describe, expect, it } from 'vitest'

import type { PlannedSeat } from '@/api/telephonySettingsSeats'

import { desk } from '../samples'
import { mapsOf, type Room } from './room'

const seat = (extension: string, changes: Partial<PlannedSeat> = {}): PlannedSeat => ({
  extension,
  label: '',
  kind: 'hall',
  group: 'hall',
  acl: [],
  is_active: true,
  operator_name: '',
  device: '',
  bound_devices: 0,
  ...changes,
})
const HALL: Room = {
  name: 'hall',
  label: '大厅',
  front: '大屏',
  rows: 2,
  columns: 3,
  desks: [
    { seat: '8002', row: 2, column: 1 },
    { seat: '8001', row: 1, column: 3 },
  ],
}

describe('the map of the floor', () => {
  it('shows who sits where, row by row, and free desks as free', () => {
    const [hall] = mapsOf([HALL], [seat('8001'), seat('8002')], [desk(1, { seat: '8001' })])
    expect(hall?.places.map((each) => [each.seat, each.row, each.desk?.operator_id ?? null])).toEqual([
      ['8001', 1, 1],
      ['8002', 2, null],
    ])
    expect(hall?.taken).toBe(1)
  })

  it('loses nobody whose seat is in no room', () => {
    const maps = mapsOf([HALL], [seat('8001'), seat('8301')], [desk(7, { seat: '8301' })])
    expect(maps.map((each) => each.label)).toEqual(['大厅', '其他坐席'])
    expect(maps[1]?.places.map((each) => each.desk?.operator_id)).toEqual([7])
  })

  it('stands all active seats in rows where no room was drawn', () => {
    const seats = Array.from({ length: 23 }, (_, at) => seat(String(8001 + at)))
    const [rows] = mapsOf([], [...seats, seat('8099', { is_active: false })], [])
    expect([rows?.rows, rows?.columns, rows?.places.length]).toEqual([2, 20, 23])
    expect(rows?.places[20]).toMatchObject({ seat: '8021', row: 2, column: 1 })
    expect(mapsOf([], [], [])).toEqual([])
  })
})
