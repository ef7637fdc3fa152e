/** A citizen's side of a video call: one call of this page to the hotline (SIP over WebSocket). */
import JsSIP from 'jssip'
import type { EndEvent, RTCSession } from 'jssip/lib/RTCSession'

import { sendPicture } from './picture'

const GATHER_MS = 300
const CONNECT_MS = 10_000

export interface VisitorAccount {
  websocket_url: string
  uri: string
  username: string
  password: string
  number: string
  /** The pass that admits this one call. */
  leave: string
}

export interface LineEvents {
  /** Sound and picture of the other side; there may be no picture yet. */
  stream(stream: MediaStream): void
  connected(): void
  /** Chinese; empty when the call ended as calls do. */
  ended(trouble: string): void
}

export interface VisitorLine {
  setMuted(muted: boolean): void
  sendPicture(track: MediaStreamTrack): Promise<void>
  sendDigit(digit: string): void
  hangUp(): void
}

export type CallByVideo = (
  account: VisitorAccount,
  media: MediaStream,
  events: LineEvents,
) => VisitorLine

const UNREACHABLE = '连不上视频服务，请检查网络后重试，或拨打 12345。'
const UNAVAILABLE = '视频服务暂时不可用，请稍后再试，或拨打 12345。'
const EXPIRED = '这次视频请求已失效，请重新发起。'

/** Chinese: why the hotline did not take the call. */
export function refusalOf(status: number): string {
  return status === 403 || status === 401 ? EXPIRED : UNAVAILABLE
}

function troubleOf({ originator, message }: EndEvent): string {
  if (String(originator) === 'local') return ''
  const isAnswer = message !== undefined && message !== null && 'status_code' in message
  return refusalOf(isAnswer ? message.status_code : 0)
}

export const callByVideo: CallByVideo = (account, media, events) => {
  const ua = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(account.websocket_url)],
    uri: account.uri,
    authorization_user: account.username,
    password: account.password,
    register: false,
    session_timers: false,
    user_agent: 'hotline12345-web',
  })
  const remote = new MediaStream()
  let session: RTCSession | null = null
  let isOver = false

  function finish(trouble: string): void {
    if (isOver) return
    isOver = true
    clearTimeout(patience)
    ua.stop()
    events.ended(trouble)
  }

  function follow(connection: RTCPeerConnection): void {
    connection.addEventListener('track', ({ track }) => {
      remote.addTrack(track)
      events.stream(remote)
    })
  }

  function dial(): void {
    clearTimeout(patience)
    let gathering: ReturnType<typeof setTimeout> | undefined
    session = ua.call(`sip:${account.number}@${account.uri.split('@')[1] ?? ''}`, {
      mediaStream: media,
      pcConfig: { iceServers: [] },
      extraHeaders: [`X-Hotline-Visit: ${account.leave}`],
      eventHandlers: {
        peerconnection: ({ peerconnection }: { peerconnection: RTCPeerConnection }) =>
          follow(peerconnection),
        icecandidate: ({ ready }: { ready: () => void }) => {
          gathering ??= setTimeout(ready, GATHER_MS)
        },
        confirmed: () => events.connected(),
        ended: () => finish(''),
        failed: (event: EndEvent) => finish(troubleOf(event)),
      },
    })
  }

  const patience = setTimeout(() => finish(UNREACHABLE), CONNECT_MS)
  ua.once('connected', dial)
  ua.start()
  return {
    setMuted(muted) {
      if (muted) session?.mute({ audio: true, video: false })
      else session?.unmute({ audio: true, video: false })
    },
    sendPicture: (track) => sendPicture(session?.connection, track),
    sendDigit(digit) {
      session?.sendDTMF(digit, { transportType: JsSIP.C.DTMF_TRANSPORT.RFC2833 })
    },
    hangUp() {
      if (session && !session.isEnded()) session.terminate()
      finish('')
    },
  }
}
