/** Work that opens the door while it is under attack: a few seconds of one phone, hours of a flood. */
import { sha256 } from './sha256'

/** Find an answer so that SHA-256 of `challenge:answer` begins with so many zero bits (32 at most). */
export function solve(challenge: string, bits: number): string {
  const encoder = new TextEncoder()
  for (let tried = 0; ; tried += 1) {
    const [first = -1] = sha256(encoder.encode(`${challenge}:${tried}`))
    if (bits === 0 || first >>> (32 - bits) === 0) return String(tried)
  }
}
