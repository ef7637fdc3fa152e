/** Send again what a bad line swallowed, a little later each time. */
import { ApiError, UNREACHABLE } from '@/api/errors'

export const PAUSES_MS = [1000, 3000, 8000] as const

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Only silence is tried again: what the server refuses it will refuse once more. */
function isSilence(failure: unknown): boolean {
  if (!(failure instanceof ApiError)) return false
  return failure.code === UNREACHABLE || [502, 503, 504].includes(failure.status)
}

export async function trying<T>(
  work: () => Promise<T>,
  onPause: (round: number) => void,
  pauses: readonly number[] = PAUSES_MS,
): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await work()
    } catch (failure) {
      const pause = pauses[round]
      if (pause === undefined || !isSilence(failure)) throw failure
      onPause(round + 1)
      await later(pause)
    }
  }
}
