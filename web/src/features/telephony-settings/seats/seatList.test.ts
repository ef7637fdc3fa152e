// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { PlannedSeat } from '@/api/telephonySettingsSeats'

import { EVERYTHING, networksOf, phoneFile, seatsShown } from './seatList'

const SEAT: PlannedSeat = {
  extension: '8001',
  label: '大厅',
  kind: 'hall',
  group: 'hall',
  acl: [],
  is_active: true,
  operator_name: '',
  device: '',
  bound_devices: 0,
}
const SEATS = [
  SEAT,
  { ...SEAT, extension: '8002', operator_name: '王芳' },
  { ...SEAT, extension: '8301', kind: 'home' as const, group: 'home' },
  { ...SEAT, extension: '8003', is_active: false },
]

describe('seatsShown', () => {
  it.each([
    [{}, ['8001', '8002', '8301', '8003']],
    [{ words: '王' }, ['8002']],
    [{ words: '830' }, ['8301']],
    [{ group: 'home' }, ['8301']],
    [{ kind: 'hall' as const, state: 'free' as const }, ['8001']],
    [{ state: 'off' as const }, ['8003']],
    [{ state: 'taken' as const }, ['8002']],
  ])('%j', (filter, extensions) => {
    const shown = seatsShown(SEATS, { ...EVERYTHING, ...filter })
    expect(shown.map(({ extension }) => extension)).toEqual(extensions)
  })
})

describe('phoneFile', () => {
  it('has a head, one row per phone, and nothing a spreadsheet would run', () => {
    const phone = {
      extension: '8001',
      label: '=HYPERLINK("x")',
      server: '10.0.0.1',
      port: 5060,
      transport: 'udp' as const,
      username: '8001p',
      password: 'a,b',
    }
    expect(phoneFile([phone])).toBe(
      '\u{FEFF}分机,位置,服务器,端口,传输,用户名,密码\r\n' +
        '8001,"\'=HYPERLINK(""x"")",10.0.0.1,5060,udp,8001p,"a,b"\r\n',
    )
  })
})

it('reads networks however they are set apart', () => {
  expect(networksOf('10.1.0.0/16，10.2.0.0/16\n192.168.1.7')).toEqual([
    '10.1.0.0/16',
    '10.2.0.0/16',
    '192.168.1.7',
  ])
})
