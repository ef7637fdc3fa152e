/** The phone over SIP and WebRTC (JsSIP); the voice engine forces A-law. */
import JsSIP from 'jssip'
import type { RTCSession } from 'jssip/lib/RTCSession'
import type { IncomingRTCSessionEvent, RTCSessionEvent, UA } from 'jssip/lib/UA'

import { closeMicrophone, openMicrophone } from './microphone'
import type { Phone, PhoneEvents, SipAccount } from './phone'
import { blankPicture, openCamera, sendPicture } from './picture'
import { watchQuality } from './quality'

const RETRY_REGISTER_MS = 4000
/** Candidates of one machine come at once; do not wait for the browser to end gathering. */
const GATHER_MS = 300

interface Leg {
  callId: string
  session: RTCSession
  /** Whether the citizen offers a picture. */
  hasVideo: boolean
  /** What is sent: the microphone, and the black picture of a video call. */
  media: MediaStream | null
  camera: MediaStreamTrack | null
  stopMeasuring(): void
}

export class JsSipPhone implements Phone {
  private ua: UA | null = null
  private events: PhoneEvents | null = null
  private leg: Leg | null = null
  private wanted: string | null = null
  private muted = false
  private retry: ReturnType<typeof setTimeout> | undefined
  private readonly loudspeaker: HTMLAudioElement

  constructor(loudspeaker: HTMLAudioElement) {
    this.loudspeaker = loudspeaker
  }

  start(account: SipAccount, events: PhoneEvents): void {
    this.stop()
    this.events = events
    const ua = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(account.websocket_url)],
      uri: account.uri,
      authorization_user: account.username,
      password: account.password,
      session_timers: false,
      register_expires: 120,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 8,
      user_agent: 'hotline12345-web',
    })
    this.ua = ua
    this.follow(ua)
    events.registration('connecting')
    ua.start()
  }

  private follow(ua: UA): void {
    const tell = (state: Parameters<PhoneEvents['registration']>[0]) => {
      if (this.ua === ua) this.events?.registration(state)
    }
    ua.on('connecting', () => tell('connecting'))
    ua.on('registered', () => tell('registered'))
    ua.on('disconnected', () => tell('failed'))
    ua.on('registrationFailed', () => {
      tell('failed')
      clearTimeout(this.retry)
      this.retry = setTimeout(() => {
        if (this.ua === ua && ua.isConnected()) ua.register()
      }, RETRY_REGISTER_MS)
    })
    ua.on('newRTCSession', (event: RTCSessionEvent) => {
      if (isIncoming(event)) this.welcome(event)
    })
  }

  private welcome({ session, request }: IncomingRTCSessionEvent): void {
    const callId = request.getHeader('X-Call-Id') ?? ''
    const answersItself = request.getHeader('X-Auto-Answer') === '1'
    // A new INVITE replaces the leg of before: after a reload, a dropped network, a restart.
    if (this.leg && !this.leg.session.isEnded()) this.leg.session.terminate()
    const hasVideo = /^m=video [1-9]/m.test(request.body)
    const leg: Leg = {
      callId,
      session,
      hasVideo,
      media: null,
      camera: null,
      stopMeasuring: () => {},
    }
    this.leg = leg
    session.on('confirmed', () => this.measure(leg))
    session.on('ended', () => this.finish(leg))
    session.on('failed', () => this.finish(leg))
    session.on('peerconnection', ({ peerconnection }) => this.listen(peerconnection))
    let gathering: ReturnType<typeof setTimeout> | undefined
    session.on('icecandidate', ({ ready }) => {
      gathering ??= setTimeout(ready, GATHER_MS)
    })
    this.events?.ringing(callId)
    if (answersItself || this.wanted === callId) void this.pickUp(leg)
  }

  private measure(leg: Leg): void {
    this.events?.connected(leg.callId)
    leg.stopMeasuring()
    leg.stopMeasuring = watchQuality(leg.session.connection, (quality) => {
      if (this.leg === leg) this.events?.quality(quality)
    })
  }

  private listen(connection: RTCPeerConnection): void {
    connection.addEventListener('track', ({ streams, track }) => {
      if (track.kind === 'video') {
        this.events?.picture(new MediaStream([track]))
        return
      }
      this.loudspeaker.srcObject = streams[0] ?? new MediaStream([track])
      this.loudspeaker.play().catch(() => {
        this.events?.troubled('浏览器阻止了声音播放，请点击页面任意位置后恢复。')
        document.addEventListener('pointerdown', () => void this.loudspeaker.play(), { once: true })
      })
    })
  }

  private async pickUp(leg: Leg): Promise<void> {
    this.wanted = null
    try {
      leg.media = await openMicrophone()
    } catch (failure) {
      this.events?.troubled((failure as Error).message)
      return
    }
    if (leg.session.isEnded() || leg.session.isEstablished()) {
      closeMicrophone(leg.media)
      return
    }
    const blank = leg.hasVideo ? blankPicture() : null
    if (blank) leg.media.addTrack(blank)
    leg.session.answer({ mediaStream: leg.media, pcConfig: { iceServers: [] } })
    if (this.muted) leg.session.mute({ audio: true })
  }

  private finish(leg: Leg): void {
    closeMicrophone(leg.media)
    leg.camera?.stop()
    leg.stopMeasuring()
    if (this.leg !== leg) return
    this.leg = null
    this.loudspeaker.srcObject = null
    this.events?.picture(null)
    this.events?.camera(null)
    this.events?.quality(null)
    this.events?.ended(leg.callId)
  }

  answer(callId: string): void {
    this.wanted = callId
    if (this.leg?.callId === callId && !this.leg.session.isEstablished()) void this.pickUp(this.leg)
  }

  dropLeg(): void {
    if (this.leg && !this.leg.session.isEnded()) this.leg.session.terminate()
  }

  setMuted(muted: boolean): void {
    this.muted = muted
    const session = this.leg?.session
    if (!session?.isEstablished()) return
    if (muted) session.mute({ audio: true })
    else session.unmute({ audio: true })
  }

  setCamera(on: boolean): void {
    if (this.leg?.hasVideo) void this.switchCamera(this.leg, on)
  }

  private async switchCamera(leg: Leg, on: boolean): Promise<void> {
    let camera: MediaStreamTrack | null = null
    try {
      camera = on ? await openCamera() : null
    } catch (failure) {
      this.events?.troubled((failure as Error).message)
      return
    }
    leg.camera?.stop()
    leg.camera = camera
    if (leg.session.isEnded()) camera?.stop()
    const blank = leg.media?.getVideoTracks()[0] ?? null
    await sendPicture(leg.session.connection, camera ?? blank)
    this.events?.camera(camera ? new MediaStream([camera]) : null)
  }

  sendDigit(digit: string): void {
    if (!this.leg?.session.isEstablished()) return
    this.leg.session.sendDTMF(digit, { transportType: JsSIP.C.DTMF_TRANSPORT.RFC2833 })
  }

  stop(): void {
    clearTimeout(this.retry)
    const ua = this.ua
    this.ua = null
    this.wanted = null
    this.muted = false
    this.dropLeg()
    ua?.stop()
    this.events?.registration('none')
    this.events = null
  }
}

function isIncoming(event: RTCSessionEvent): event is IncomingRTCSessionEvent {
  return String(event.originator) === 'remote'
}
