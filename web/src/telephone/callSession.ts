/** The operator's session as call control tells it: a pure function of its messages. */
import type {
  CallView,
  Directory,
  Notice,
  QueueView,
  Refused,
  StateView,
  TextOffered,
  ToPage,
  Welcome,
} from './messages'

/**
 * `elsewhere`: another page holds the session; `replaced`: it was taken from this one;
 * `barred`: no licence is free, or a home seat's page is not what it must be.
 */
export type LinkState =
  | 'closed'
  | 'connecting'
  | 'open'
  | 'lost'
  | 'elsewhere'
  | 'replaced'
  | 'barred'

const FINAL: ReadonlySet<LinkState> = new Set(['elsewhere', 'replaced', 'barred'])

const REFUSING: Readonly<Record<string, LinkState>> = {
  already_open: 'elsewhere',
  no_licence: 'barred',
  not_secure: 'barred',
}
const KEPT_NOTICES = 20

export interface CallSession {
  link: LinkState
  /** Chinese: why call control opens no session here. */
  refusal: string
  refusalCode: string
  operator: Welcome | null
  state: StateView | null
  call: CallView | null
  /** The call that ended last: its form stays on the desk during wrap-up. */
  lastCall: CallView | null
  queue: QueueView | null
  directory: Directory | null
  /** Conversations given to us since this page opened, newest last; opened ones stay until over. */
  texts: TextOffered[]
  /** Lines from the team leader, newest first. */
  notices: Notice[]
  /** How many of them were not read yet. */
  unread: number
  /** Server clock minus ours, in milliseconds. */
  clockSkew: number
}

export type Happening =
  | { type: 'connecting' }
  | { type: 'disconnected' }
  | { type: 'closed' }
  | { type: 'read' }
  | { type: 'message'; message: ToPage; receivedAt: number }

export function noSession(): CallSession {
  return {
    link: 'closed',
    refusal: '',
    refusalCode: '',
    operator: null,
    state: null,
    call: null,
    lastCall: null,
    queue: null,
    directory: null,
    texts: [],
    notices: [],
    unread: 0,
    clockSkew: 0,
  }
}

function hear(session: CallSession, message: ToPage, receivedAt: number): CallSession {
  switch (message.type) {
    case 'welcome': {
      const clockSkew = new Date(message.server_time).getTime() - receivedAt
      return { ...session, link: 'open', refusal: '', refusalCode: '', operator: message, clockSkew }
    }
    case 'state':
      return { ...session, state: message }
    case 'call':
      return { ...session, call: message.call, lastCall: lastCallAfter(session, message.call) }
    case 'queue':
      return { ...session, queue: message }
    case 'directory':
      return { ...session, directory: message }
    case 'text_offered':
      return { ...session, texts: [...without(session, message.conversation_id), message] }
    case 'text_ended':
      return { ...session, texts: without(session, message.conversation_id) }
    case 'notice':
      return {
        ...session,
        notices: [message, ...session.notices].slice(0, KEPT_NOTICES),
        unread: Math.min(session.unread + 1, KEPT_NOTICES),
      }
    case 'replaced':
      return { ...session, link: 'replaced', call: null, queue: null }
    case 'refused':
      return refused(session, message)
    case 'pong':
      return session
  }
}

function without({ texts }: CallSession, conversationId: string): TextOffered[] {
  return texts.filter((each) => each.conversation_id !== conversationId)
}

function refused(session: CallSession, { code, message }: Refused): CallSession {
  const link = REFUSING[code]
  return link ? { ...session, link, refusal: message, refusalCode: code } : session
}

/** A call that was never answered leaves nothing behind to write up. */
function lastCallAfter(session: CallSession, next: CallView | null): CallView | null {
  const before = session.call
  const wasTalked = before?.answered_at && before.phase !== 'offered'
  if (before && wasTalked && before.call_id !== next?.call_id) return before
  return session.lastCall
}

export function reduce(session: CallSession, happening: Happening): CallSession {
  switch (happening.type) {
    case 'connecting':
      return { ...session, link: session.link === 'lost' ? 'lost' : 'connecting' }
    case 'disconnected': {
      const isOver = session.link === 'closed' || FINAL.has(session.link)
      return isOver ? session : { ...session, link: 'lost' }
    }
    case 'read':
      return { ...session, unread: 0 }
    case 'closed':
      return { ...noSession(), lastCall: session.lastCall }
    case 'message':
      return hear(session, happening.message, happening.receivedAt)
  }
}
