/** What the telephone finds around itself in somebody else's page. */
import { JsSipPhone } from '../../src/telephone/jsSipPhone'
import type { Phone } from '../../src/telephone/phone'
import { Ringer } from '../../src/telephone/ringer'
import type { SeatDoor } from '../../src/telephone/seatAccess'
import type { Surroundings } from '../../src/telephone/softphone'
import type { Options } from '../softphone'
import { RestError, type Rest } from './rest'

const SEATED = 'hotline.sdk.seated'
const NO_SEAT: ReadonlySet<number> = new Set([403, 404, 409])

/** The page's own way to a seat goes before the platform's session. */
function seatsOf(rest: Rest, options: Options): SeatDoor {
  const { access } = options
  if (!access) return rest
  return {
    checkIn: () => access(false),
    freshTicket: () => access(true),
    checkOut: async () => {},
    dial: (number, label) => rest.dial(number, label),
  }
}

function isSeated(): boolean {
  try {
    return sessionStorage.getItem(SEATED) === '1'
  } catch {
    return false
  }
}

function rememberSeated(seated: boolean): void {
  try {
    if (seated) sessionStorage.setItem(SEATED, '1')
    else sessionStorage.removeItem(SEATED)
  } catch {
    // A forbidden storage loses only the comfort of surviving a reload.
  }
}

export function surroundingsOf(
  rest: Rest,
  options: Options,
  tell: Surroundings['tell'],
  makePhone: () => Promise<Phone> = async () => new JsSipPhone(new Audio()),
): Surroundings {
  return {
    seats: seatsOf(rest, options),
    makePhone,
    ringer: new Ringer(),
    tell,
    isNoSeat: (failure) => failure instanceof RestError && NO_SEAT.has(failure.status),
    rememberSeated,
    wasSeated: isSeated,
  }
}
