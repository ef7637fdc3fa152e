/** How a page that takes a call over gets what was typed in the page before. */

const CHANNEL = 'hotline.drafts'
const ANSWER_MS = 2000

type Said<T> = { ask: string } | { id: string; draft: T }

let answers = false

function tell<T>(channel: BroadcastChannel, said: Said<T>): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  channel.postMessage(said)
}

/** Answer, once per page, with what `find` knows. */
export function answerAsks<T>(find: (id: string) => T | null): void {
  if (!globalThis.BroadcastChannel || answers) return
  answers = true
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data: said }: MessageEvent<Said<T>>) => {
    if (!('ask' in said)) return
    const draft = find(said.ask)
    if (draft) tell(channel, { id: said.ask, draft })
  })
}

export function askOtherTabs<T>(id: string, found: (draft: T) => void): void {
  if (!globalThis.BroadcastChannel) return
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data: said }: MessageEvent<Said<T>>) => {
    if ('ask' in said || said.id !== id) return
    found(said.draft)
    channel.close()
  })
  tell<T>(channel, { ask: id })
  setTimeout(() => channel.close(), ANSWER_MS)
}
