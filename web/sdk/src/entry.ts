/** From an empty bar to a seat: sign in at the platform, choose a seat, or be given one. */
import type { Softphone } from '../../src/telephone/softphone'
import type { Options } from '../softphone'
import type { Rest, SeatChoice } from './rest'

/** `sign_in`: nobody is signed in at the platform in this browser; `left`: signed out here. */
export type Entry =
  | { step: 'looking' | 'sign_in' | 'seated' | 'left' }
  | { step: 'choose'; seats: SeatChoice[] }
  | { step: 'failed'; message: string }

export async function enter(core: Softphone, rest: Rest, options: Options): Promise<Entry> {
  const device = options.device ?? 'browser'
  try {
    if (options.access) {
      await core.checkIn(options.seat ?? '', device)
      return { step: 'seated' }
    }
    if (!(await rest.isSignedIn())) return { step: 'sign_in' }
    await core.restore()
    if (core.state.seat) return { step: 'seated' }
    if (options.seat) {
      await core.checkIn(options.seat, device)
      return { step: 'seated' }
    }
    const seats = await rest.listSeats()
    return { step: 'choose', seats: seats.filter((seat) => seat.is_free || seat.is_mine) }
  } catch (failure) {
    return { step: 'failed', message: failure instanceof Error ? failure.message : '' }
  }
}
