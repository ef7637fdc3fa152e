/** The telephone on the platform's own pages: the typed API, messages at the top of the page. */
import { ApiError } from '@/api/errors'
import * as seats from '@/api/seats'
import { tellError, tellWarning } from '@/shared/messages'
import { forget, recall, remember } from '@/shared/storage'
import type { Phone } from '@/telephone/phone'
import { Ringer } from '@/telephone/ringer'
import type { Surroundings } from '@/telephone/softphone'

const SEATED = 'hotline.seated'

type MakePhone = () => Promise<Phone>

const makeRealPhone: MakePhone = async () => {
  const { JsSipPhone } = await import('@/telephone/jsSipPhone')
  return new JsSipPhone(new Audio())
}
let makePhone = makeRealPhone

/** Tests and lessons put a phone without sound here; null puts the real one back. */
export function usePhoneMaker(maker: MakePhone | null): void {
  makePhone = maker ?? makeRealPhone
}

export const platform: Surroundings = {
  seats: {
    checkIn: (seat, device) => seats.checkIn(seat, device),
    freshTicket: () => seats.freshTicket(),
    checkOut: () => seats.checkOut(),
    dial: (number, label) => seats.placeCall(number, label),
  },
  makePhone: () => makePhone(),
  ringer: new Ringer(),
  tell: (level, text) => (level === 'error' ? tellError(text) : tellWarning(text)),
  isNoSeat: (failure) =>
    failure instanceof ApiError && [403, 404, 409].includes(failure.status),
  rememberSeated: (seated) => (seated ? remember(SEATED, true) : forget(SEATED)),
  wasSeated: () => recall<boolean>(SEATED) ?? false,
}
