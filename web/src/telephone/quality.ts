/** How well the voice travels: what the browser counts of a call, as one mark. */

export type Grade = 'good' | 'fair' | 'poor'

export interface Quality {
  grade: Grade
  lossPercent: number
  jitterMs: number
  /** Not known before the other side has reported once. */
  roundTripMs: number | null
}

/** What the browser has counted since the call began. */
export interface Counted {
  received: number
  lost: number
  jitterMs: number
  roundTripMs: number | null
}

const EVERY_MS = 2000
/** A listener's opinion (MOS) from which on nobody complains, and below which everybody does. */
const GOOD = 4
const FAIR = 3.6

interface Stat {
  type?: string
  kind?: string
  nominated?: boolean
  packetsReceived?: number
  packetsLost?: number
  jitter?: number
  roundTripTime?: number
  currentRoundTripTime?: number
}

const inMs = (seconds: number | undefined) => (seconds === undefined ? null : seconds * 1000)

/** Null while no voice has come in. */
export function countedIn(report: Iterable<Stat>): Counted | null {
  const stats = [...report]
  const heard = stats.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
  if (!heard?.packetsReceived) return null
  const told = stats.find(({ type, kind }) => type === 'remote-inbound-rtp' && kind === 'audio')
  const path = stats.find(({ type, nominated }) => type === 'candidate-pair' && nominated)
  return {
    received: heard.packetsReceived,
    lost: heard.packetsLost ?? 0,
    jitterMs: inMs(heard.jitter) ?? 0,
    roundTripMs: inMs(told?.roundTripTime) ?? inMs(path?.currentRoundTripTime),
  }
}

/** The E-model (ITU-T G.107) as it is commonly shortened for A-law. */
function opinion(lossPercent: number, jitterMs: number, roundTripMs: number): number {
  const delay = roundTripMs / 2 + jitterMs * 2 + 10
  const impaired = delay < 160 ? delay / 40 : (delay - 120) / 10
  const rating = Math.max(0, Math.min(100, 93.2 - impaired - 2.5 * lossPercent))
  return 1 + 0.035 * rating + 0.000007 * rating * (rating - 60) * (100 - rating)
}

/** Between two counts; null when nothing came in, as while a call is held. */
export function qualityOf(before: Counted, after: Counted): Quality | null {
  const received = Math.max(0, after.received - before.received)
  const lost = Math.max(0, after.lost - before.lost)
  const sent = received + lost
  if (sent === 0) return null
  const lossPercent = (lost / sent) * 100
  const heard = opinion(lossPercent, after.jitterMs, after.roundTripMs ?? 0)
  const grade = heard >= GOOD ? 'good' : heard >= FAIR ? 'fair' : 'poor'
  return { grade, lossPercent, jitterMs: after.jitterMs, roundTripMs: after.roundTripMs }
}

/** Measure until the returned function is called. */
export function watchQuality(
  connection: Pick<RTCPeerConnection, 'getStats'>,
  tell: (quality: Quality | null) => void,
): () => void {
  let before: Counted | null = null
  let isOver = false

  async function look(): Promise<void> {
    const after = countedIn((await connection.getStats()).values())
    if (isOver) return
    if (before && after) tell(qualityOf(before, after))
    before = after
  }
  // A browser that cannot tell leaves the mark empty.
  const timer = setInterval(() => void look().catch(() => {}), EVERY_MS)
  return () => {
    isOver = true
    clearInterval(timer)
  }
}
