/**
 * SHA-256 in plain script, for the puzzle alone: WebCrypto answers one hash at a time through a
 * promise, several times slower than this, and is missing where the page came without TLS.
 */
/* oxlint-disable typescript/no-non-null-assertion -- Every index is within its array's fixed length. */
const PRIMES = firstPrimes(64)
const ROUND = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)))
const START = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n += 1) if (found.every((each) => n % each)) found.push(n)
  return found
}

function fraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32)
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

function padded(message: Uint8Array): DataView {
  const size = (((message.length + 8) >> 6) + 1) << 6
  const bytes = new Uint8Array(size)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(size - 4, message.length * 8)
  return view
}

const words = new Int32Array(64)

function spread(view: DataView, at: number): void {
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + i * 4)
  for (let i = 16; i < 64; i += 1) {
    const before = words[i - 15]!
    const last = words[i - 2]!
    const low = turn(before, 7) ^ turn(before, 18) ^ (before >>> 3)
    const high = turn(last, 17) ^ turn(last, 19) ^ (last >>> 10)
    words[i] = (words[i - 16]! + low + words[i - 7]! + high) | 0
  }
}

function compress(state: Int32Array): void {
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let i = 0; i < 64; i += 1) {
    const high = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const one = (h + high + ((e & f) ^ (~e & g)) + ROUND[i]! + words[i]!) | 0
    const low = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  const worked = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i += 1) state[i] = (state[i]! + worked[i]!) | 0
}

/** The eight words of the hash, signed. */
export function sha256(message: Uint8Array): Int32Array {
  const state = new Int32Array(START)
  const view = padded(message)
  for (let at = 0; at < view.byteLength; at += 64) {
    spread(view, at)
    compress(state)
  }
  return state
}
