/** Solves beside the page, which stays alive meanwhile. */
import { solve } from './solve'

globalThis.addEventListener('message', ({ data }: MessageEvent<{ challenge: string; bits: number }>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Nor has who began it.
  globalThis.postMessage(solve(data.challenge, data.bits))
})
