/**
 * What the two windows of one desk say to each other.
 *
 * They stay in this browser: nothing of it goes over the network, and the second window has
 * neither a telephone nor a connection of its own.
 */
import type { HelpAct, HelpView } from './view'

export type ToHelper =
  | { to: 'helper'; kind: 'view'; view: HelpView | null }
  /** Is anybody there? */
  | { to: 'helper'; kind: 'ask' }
  | { to: 'helper'; kind: 'close' }

export type ToDesk =
  | { to: 'desk'; kind: 'here' }
  | { to: 'desk'; kind: 'gone' }
  | { to: 'desk'; kind: 'act'; act: HelpAct }

const CHANNEL = 'hotline.desk.'

export interface Line<Said> {
  say(message: Said): void
  close(): void
}

/** `side` is who speaks here; each hears what is said to it. Null where browsers cannot. */
export function openLine<Said extends ToDesk | ToHelper, Heard extends ToDesk | ToHelper>(
  id: string,
  side: Heard['to'],
  hear: (message: Heard) => void,
): Line<Said> | null {
  if (!globalThis.BroadcastChannel) return null
  const channel = new BroadcastChannel(CHANNEL + id)
  channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as Heard
    if (message.to === side) hear(message)
  })
  return {
    // As text: what Vue watches over cannot be copied as it is.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    say: (message) => channel.postMessage(JSON.stringify(message)),
    close: () => channel.close(),
  }
}
