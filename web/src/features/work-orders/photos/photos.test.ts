import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError, unreachable } from '@/api/errors'

import { exifOf, upright, withExif } from './exif'
import { isPhoto, LIGHT, LONG_EDGE, shrink, sizeFor } from './shrink'
import { trying } from './trying'

const SOI = [0xff, 0xd8]
/** One tag, the orientation: turned by 90°. */
const EXIF = Array.from(
  'ff e1 00 22 45 78 69 66 00 00 49 49 2a 00 08 00 00 00 01 00 12 01 03 00 01 00 00 00 06 00 00 00 00 00 00 00'.split(' '),
  (byte) => Number.parseInt(byte, 16),
)
const JFIF = [0xff, 0xe0, 0, 4, 1, 2]
const REST = [0xff, 0xda, 0, 2, 9, 9]

describe('what a camera wrote', () => {
  it('is found behind other segments, and carried over standing upright', () => {
    const jpeg = new Uint8Array([...SOI, ...JFIF, ...EXIF, ...REST])
    const found = exifOf(jpeg)
    expect([...(found ?? [])]).toEqual(EXIF)
    const turned = upright(found!)
    expect(turned[28]).toBe(1)
    expect(found![28]).toBe(6)
    const whole = withExif(new Uint8Array([...SOI, ...REST]), turned)
    expect([...whole]).toEqual([...SOI, ...turned, ...REST])
    expect(exifOf(whole)).toEqual(turned)
  })

  it('is missed nowhere and made up nowhere', () => {
    expect(exifOf(new Uint8Array([...SOI, ...REST]))).toBeNull()
    expect(exifOf(new Uint8Array([1, 2]))).toBeNull()
    expect(exifOf(new Uint8Array([...SOI, ...JFIF]))).toBeNull()
  })
})

describe('a photo for a bad line', () => {
  it('keeps what can be read of it, and light ones as they are', () => {
    expect(sizeFor({ width: 4000, height: 3000 }, LIGHT)).toBeNull()
    expect(sizeFor({ width: 4000, height: 3000 }, LIGHT + 1)).toEqual({ width: LONG_EDGE, height: 1920 })
    expect(sizeFor({ width: 1200, height: 1600 }, LIGHT + 1)).toEqual({ width: 1200, height: 1600 })
  })

  it('is sent as it is where it cannot be drawn, and so is everything else', async () => {
    const heavy = new File([new Uint8Array(LIGHT + 1)], '现场.jpg', { type: 'image/jpeg' })
    expect(await shrink(heavy)).toBe(heavy)
    const paper = new File([new Uint8Array(LIGHT + 1)], '函.pdf', { type: 'application/pdf' })
    expect(isPhoto(paper)).toBe(false)
    expect(await shrink(paper)).toBe(paper)
  })
})

describe('a silent line', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is tried again, a little later each time, until something answers', async () => {
    const work = vi.fn()
    work.mockRejectedValueOnce(unreachable()).mockRejectedValueOnce(new ApiError(503, 'internal', ''))
    work.mockResolvedValueOnce('kept')
    const rounds: number[] = []
    const done = trying(work, (round) => rounds.push(round), [10, 20])
    await vi.advanceTimersByTimeAsync(9)
    expect(work).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(21)
    expect(await done).toBe('kept')
    expect(rounds).toEqual([1, 2])
  })

  it('is given up after the last pause; a refusal is not asked again', async () => {
    const silent = vi.fn().mockRejectedValue(unreachable())
    const given = trying(silent, () => {}, [10]).catch((failure: unknown) => failure)
    await vi.advanceTimersByTimeAsync(20)
    expect(await given).toMatchObject({ code: 'unreachable' })
    expect(silent).toHaveBeenCalledTimes(2)
    const refused = vi.fn().mockRejectedValue(new ApiError(422, 'file_refused', '文件损坏。'))
    await expect(trying(refused, () => {}, [10])).rejects.toThrow('文件损坏')
    expect(refused).toHaveBeenCalledTimes(1)
  })
})
