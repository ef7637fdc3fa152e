import { flushPromises, mount, RouterLinkStub, type VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as portal from '@/api/portal'
import type { VisitStage } from '@/api/types'
import type { LineEvents, VisitorAccount, VisitorLine } from '@/telephone/visitorLine'

import { useLineMaker } from './useVideoVisit'
import VideoPage from './VideoPage.vue'

const VISIT = {
  visit_id: 'v1',
  leave: 'pass',
  number: '12345',
  websocket_url: 'ws://here/ws',
  uri: 'sip:visitor@here',
  username: 'visitor',
  password: 'p',
}

class Track {
  readyState = 'live'
  constructor(readonly kind: string) {}
  stop(): void {
    this.readyState = 'ended'
  }
}

class Stream {
  constructor(private readonly tracks: Track[] = []) {}
  getTracks = () => this.tracks
  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === 'video')
}

let page: VueWrapper
let asked: string[]
let opened: Track[]
let events: LineEvents
let account: VisitorAccount
let refusing: { kind: string; name: string } | null

const spot = (name: string) => page.find(`[data-testid="${name}"]`)

async function getUserMedia({ video }: MediaStreamConstraints): Promise<Stream> {
  const kind = video ? 'video' : 'audio'
  if (refusing?.kind === kind) throw new DOMException('', refusing.name)
  const track = new Track(kind)
  opened.push(track)
  return new Stream([track])
}

const line: VisitorLine = {
  setMuted: (muted) => void asked.push(muted ? 'mute' : 'unmute'),
  sendPicture: async (track) => void asked.push(track ? 'picture' : 'none'),
  sendDigit: (digit) => void asked.push(digit),
  hangUp: () => events.ended(''),
}

async function open(): Promise<void> {
  page = mount(VideoPage, { global: { stubs: { RouterLink: RouterLinkStub } } })
  await flushPromises()
}

async function begin(): Promise<void> {
  await open()
  await spot('visit-begin').trigger('click')
  await flushPromises()
}

async function at(stage: VisitStage['stage'], is_seen = true): Promise<void> {
  vi.spyOn(portal, 'visitStage').mockResolvedValue({ stage, is_seen })
  await vi.advanceTimersByTimeAsync(2000)
  await nextTick()
}

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  opened = []
  refusing = null
  vi.stubGlobal('MediaStream', Stream)
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia } })
  vi.spyOn(portal, 'videoOpening').mockResolvedValue({ is_open: true, message: '' })
  vi.spyOn(portal, 'beginVisit').mockResolvedValue(VISIT)
  vi.spyOn(portal, 'visitStage').mockResolvedValue({ stage: 'greeting', is_seen: true })
  useLineMaker(async () => (given, _media, listener) => {
    account = given
    events = listener
    return line
  })
})
afterEach(() => {
  page.unmount()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('before the call', () => {
  it('says why nobody receives visits, and what else there is', async () => {
    const message = '现在不是视频接待时间。您可以拨打 12345 热线电话。'
    vi.spyOn(portal, 'videoOpening').mockResolvedValue({ is_open: false, message })
    await open()
    expect(spot('visit-closed').text()).toContain(message)
    expect(page.find('a[href="tel:12345"]').exists()).toBe(true)
    expect(spot('visit-begin').exists()).toBe(false)
  })

  it.each([
    ['video', 'NotAllowedError', '摄像头未获授权'],
    ['video', 'NotFoundError', '没有找到摄像头'],
    ['video', 'NotReadableError', '摄像头被其他程序占用'],
    ['audio', 'NotAllowedError', '麦克风未获授权'],
  ])('asks for no pass without %s (%s)', async (kind, name, words) => {
    refusing = { kind, name }
    await begin()
    expect(spot('visit-trouble').text()).toContain(words)
    expect(portal.beginVisit).not.toHaveBeenCalled()
    expect(opened.every(({ readyState }) => readyState === 'ended')).toBe(true)
  })

  it('closes the camera again when too many visits were begun', async () => {
    const refusal = new ApiError(429, 'too_many_visits', '发起视频的次数过多，请 10 分钟后再试。')
    vi.spyOn(portal, 'beginVisit').mockRejectedValue(refusal)
    await begin()
    expect(spot('visit-trouble').text()).toContain('次数过多')
    expect(opened.every(({ readyState }) => readyState === 'ended')).toBe(true)
  })
})

describe('in the call', () => {
  beforeEach(async () => {
    await begin()
    events.connected()
    await flushPromises()
  })

  it('sends its pass and says where the visit is', async () => {
    expect(account.leave).toBe('pass')
    await at('waiting')
    expect(spot('video-words').text()).toContain('正在排队')
    expect(spot('visit-clock').text()).toBe('')
    await at('talking')
    expect(spot('video-words').text()).toContain('热线员没有打开摄像头')
    await vi.advanceTimersByTimeAsync(3000)
    expect(spot('visit-clock').text()).toMatch(/^00:0[2-5]$/)
    await at('held')
    expect(spot('video-words').text()).toContain('画面暂停')
    await at('talking', false)
    expect(spot('video-words').text()).toContain('对方使用话机')
  })

  it('mutes, and closes and opens the camera for real', async () => {
    await spot('visit-mute').trigger('click')
    expect(asked).toEqual(['mute'])
    const camera = opened.find(({ kind }) => kind === 'video')
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ fillRect() {} } as never)
    HTMLCanvasElement.prototype.captureStream = () => new Stream([new Track('video')]) as never
    await spot('visit-camera').trigger('click')
    await flushPromises()
    expect(camera?.readyState).toBe('ended')
    expect(asked.at(-1)).toBe('picture')
    expect(page.text()).toContain('摄像头已关闭')
    await spot('visit-camera').trigger('click')
    await flushPromises()
    expect(opened.at(-1)?.readyState).toBe('live')
    expect(page.text()).not.toContain('摄像头已关闭')
  })

  it('tells how long the talk was, and lets go of camera and microphone', async () => {
    await at('talking')
    await vi.advanceTimersByTimeAsync(65_000)
    await spot('visit-hang-up').trigger('click')
    expect(spot('visit-over').text()).toBe('通话已结束')
    expect(page.text()).toContain('通话时长 01:05')
    expect(opened.every(({ readyState }) => readyState === 'ended')).toBe(true)
  })

  it('says why the hotline did not take the call', async () => {
    events.ended('这次视频请求已失效，请重新发起。')
    await nextTick()
    expect(spot('visit-over').text()).toBe('没有接通')
    expect(spot('visit-trouble').text()).toContain('请重新发起')
    expect(spot('visit-begin').text()).toBe('再次视频')
  })

  it('survives a look that fails', async () => {
    await at('waiting')
    vi.spyOn(portal, 'visitStage').mockRejectedValue(new ApiError(0, 'unreachable', '断网'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(spot('video-words').text()).toContain('正在排队')
  })
})
