/** What happened during a recording, as one list to jump by; pure. */
import type { RecordingMoment, RecordingPause } from '@/api/recordings'

export interface Landmark {
  at: number
  /** Pauses and holds last; moments do not. */
  to: number | null
  kind: 'moment' | 'hold' | 'pause'
  label: string
}

/** Each hold ends with the next taking back, or with the sound. */
function holdsOf(moments: readonly RecordingMoment[], length: number): Landmark[] {
  return moments
    .filter(({ kind }) => kind === 'call.held')
    .map(({ at, label }) => {
      const end = moments.find((one) => one.kind === 'call.resumed' && one.at >= at)
      return { at, to: end?.at ?? length, kind: 'hold', label }
    })
}

export function landmarksOf(
  moments: readonly RecordingMoment[],
  pauses: readonly RecordingPause[],
  length: number,
): Landmark[] {
  const points: Landmark[] = moments
    .filter(({ kind }) => kind !== 'call.held')
    .map(({ at, label }) => ({ at, to: null, kind: 'moment', label }))
  const gaps: Landmark[] = pauses.map((pause) => ({
    at: pause.from_seconds,
    to: pause.to_seconds ?? length,
    kind: 'pause',
    label: pause.reason ? `暂停录音：${pause.reason}` : '暂停录音',
  }))
  return [...points, ...holdsOf(moments, length), ...gaps].toSorted((a, b) => a.at - b.at)
}

/** A little before the moment, so that one hears it happen. */
const BEFORE_SECONDS = 2
const HERE_SECONDS = 0.5

export function startOf(mark: Landmark): number {
  return mark.kind === 'pause' ? mark.at : Math.max(0, mark.at - BEFORE_SECONDS)
}

/** The next or the previous landmark from where the player stands. */
export function neighbour(
  marks: readonly Landmark[],
  time: number,
  step: 1 | -1,
): Landmark | undefined {
  return step > 0
    ? marks.find((mark) => startOf(mark) > time + HERE_SECONDS)
    : marks.findLast((mark) => startOf(mark) < time - HERE_SECONDS)
}

const tenth = (seconds: number) => Math.round(seconds * 10) / 10

/** What the player went through, as pairs of seconds. */
export function spansOf(ranges: Pick<TimeRanges, 'length' | 'start' | 'end'>): [number, number][] {
  return Array.from({ length: ranges.length }, (_, at): [number, number] => [
    tenth(ranges.start(at)),
    tenth(ranges.end(at)),
  ]).filter(([from, to]) => to > from)
}
