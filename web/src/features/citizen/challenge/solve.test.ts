import { createHash, randomBytes } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { sha256 } from './sha256'
import { solve } from './solve'

const hex = (words: Int32Array): string =>
  [...words].map((each) => (each >>> 0).toString(16).padStart(8, '0')).join('')

describe('the puzzle', () => {
  it('hashes every length as everybody else does', () => {
    for (let length = 0; length < 200; length += 1) {
      const message = randomBytes(length)
      expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'))
    }
  })

  it.each([0, 1, 8, 12])('is solved with %i zero bits, as the server counts them', (bits) => {
    const answer = solve('eyJ0ZXN0Ijp0cnVlfQ:1rTz', bits)
    const digest = createHash('sha256').update(`eyJ0ZXN0Ijp0cnVlfQ:1rTz:${answer}`).digest()
    expect(digest.readBigUInt64BE() >> BigInt(64 - bits)).toBe(0n)
  })
})
