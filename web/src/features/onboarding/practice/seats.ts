/** What an operator's and a team leader's lesson ask of the telephone's doors. */
import type { FloorTicket } from '@/api/floor'
import type { CheckIn, ScreenPop, SeatView } from '@/api/types'

import { PRACTICE_CALL, PRACTICE_SEAT } from './callLine'
import { MARK } from './orders'

export const CALL_ADDRESS = 'practice:operator'
export const FLOOR_ADDRESS = 'practice:floor'

export const SEAT: SeatView = {
  extension: PRACTICE_SEAT,
  label: '不接真实来电',
  device: '',
  is_free: true,
  is_mine: false,
  kind: 'hall',
  operator_name: '',
}

export const CHECKED_IN: CheckIn = {
  device: 'browser',
  is_home: false,
  rights: [],
  seat: PRACTICE_SEAT,
  sip: { uri: '', username: '', password: '', websocket_url: '' },
  ticket: MARK,
  websocket_url: CALL_ADDRESS,
}

export const FLOOR_TICKET: FloorTicket = {
  rights: ['floor', 'supervise'],
  ticket: MARK,
  websocket_url: FLOOR_ADDRESS,
}

export const POP: ScreenPop = {
  call_id: PRACTICE_CALL,
  citizen: { id: -1, name: `${MARK}市民`, sex: '', care: [], is_confidential: false },
  contact_id: -1,
  desk_code: '',
  district_guess: null,
  earlier_contacts: [],
  earlier_orders: [],
  phone: '13800000000',
  phone_place: `${MARK}号码`,
}
