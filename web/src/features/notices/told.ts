/** Which notice this browser has sounded for last, over all its tabs and restarts. */
import { keepForGood, keptForGood } from '@/shared/storage'

const key = (userId: number): string => `hotline.bell.told.${userId}`

/**
 * Take a notice to tell of it; false when it, or a newer one, was told already. What was there
 * before this browser first looked is told by the number alone.
 */
export function claim(userId: number, noticeId: number): boolean {
  const last = keptForGood(key(userId))
  if (typeof last === 'number' && noticeId <= last) return false
  keepForGood(key(userId), noticeId)
  return typeof last === 'number' && noticeId > 0
}
