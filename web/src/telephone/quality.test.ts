import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { countedIn, qualityOf, watchQuality, type Counted, type Quality } from './quality'

const heard = (received: number, lost = 0, jitter = 0.003) => ({
  type: 'inbound-rtp',
  kind: 'audio',
  packetsReceived: received,
  packetsLost: lost,
  jitter,
})
const counted = (changes: Partial<Counted>): Counted => ({
  received: 0,
  lost: 0,
  jitterMs: 3,
  roundTripMs: 20,
  ...changes,
})

describe('what the browser counted', () => {
  it('is read from the voice that came in and what the other side reported', () => {
    const path = { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.03 }
    const told = { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.05 }
    expect(countedIn([path, heard(100, 2)])).toEqual({
      received: 100,
      lost: 2,
      jitterMs: 3,
      roundTripMs: 30,
    })
    expect(countedIn([path, told, heard(100)])?.roundTripMs).toBe(50)
    expect(countedIn([{ type: 'inbound-rtp', kind: 'video', packetsReceived: 9 }])).toBeNull()
    expect(countedIn([heard(0)])).toBeNull()
  })
})

describe('the mark', () => {
  it.each([
    ['good', counted({ received: 100 })],
    ['good', counted({ received: 99, lost: 1 })],
    ['fair', counted({ received: 93, lost: 7 })],
    ['fair', counted({ received: 100, roundTripMs: 500, jitterMs: 20 })],
    ['poor', counted({ received: 80, lost: 20 })],
    ['poor', counted({ received: 100, roundTripMs: 900 })],
  ])('is %s', (grade, after) => {
    expect(qualityOf(counted({}), after)?.grade).toBe(grade)
  })

  it('tells the loss since the last look, and none from a count that went back', () => {
    const before = counted({ received: 100, lost: 10 })
    expect(qualityOf(before, counted({ received: 198, lost: 12 }))?.lossPercent).toBe(2)
    expect(qualityOf(before, counted({ received: 200, lost: 9 }))?.lossPercent).toBe(0)
  })

  it('is empty while nothing comes in, as on hold', () => {
    expect(qualityOf(counted({ received: 100 }), counted({ received: 100 }))).toBeNull()
  })
})

const cannotTell = () => Promise.reject(new Error('closed'))

describe('watching a call', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('tells from the second look on, until it is stopped', async () => {
    let received = 0
    const getStats = vi.fn(async () => new Map([['in', heard((received += 100))]]))
    const told: (Quality | null)[] = []
    const stop = watchQuality({ getStats } as never, (quality) => told.push(quality))
    await vi.advanceTimersByTimeAsync(2000)
    expect(told).toEqual([])
    await vi.advanceTimersByTimeAsync(2000)
    expect(told).toMatchObject([{ grade: 'good', lossPercent: 0 }])
    stop()
    await vi.advanceTimersByTimeAsync(6000)
    expect(told).toHaveLength(1)
    expect(getStats).toHaveBeenCalledTimes(2)
  })

  it('keeps quiet when the browser cannot tell', async () => {
    const tell = vi.fn()
    const stop = watchQuality({ getStats: cannotTell } as never, tell)
    await vi.advanceTimersByTimeAsync(6000)
    stop()
    expect(tell).not.toHaveBeenCalled()
  })
})
