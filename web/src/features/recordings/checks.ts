/** Figures of the daily check; pure. */
import type { RecordingCheck } from '@/api/recordings'

/** `99.95%`, cut off and never rounded up: one missing recording is never 100 %. */
export function wholeShare({ answered, whole }: Pick<RecordingCheck, 'answered' | 'whole'>): string {
  if (answered === 0) return '—'
  const hundredths = Math.floor((whole / answered) * 10_000)
  return `${(hundredths / 100).toFixed(2)}%`
}
