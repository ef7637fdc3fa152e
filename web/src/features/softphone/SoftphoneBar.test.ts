import { mount, type VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as seats from '@/api/seats'
import type { FakePhone } from '@/telephone/fakePhone'
import type { CallView, ToPage } from '@/telephone/messages'
import { aParty, DIRECTORY, TALKING } from '@/telephone/samples'

import SoftphoneBar from './SoftphoneBar.vue'
import { useSoftphone } from './store'
import { call, Line, prepare, seated } from './testStage'

let phone: FakePhone
let bar: VueWrapper

const spot = (name: string) => bar.find(`[data-testid="${name}"]`)
const click = (name: string) => spot(name).trigger('click')
const said = () => Line.last.said.at(-1)
const labels = () => bar.findAll('.key .word').map((word) => word.element.firstChild?.textContent)

async function tell(message: ToPage): Promise<void> {
  Line.last.tell(message)
  await nextTick()
}
const type = (text: string) => spot('directory-search').setValue(text)
const enter = (held: KeyboardEventInit = {}) =>
  spot('directory-search').trigger('keydown', { key: 'Enter', ...held })
const talk = (changes: Partial<CallView> = {}) =>
  tell(call({ ...TALKING, recording: 'on', ...changes }))

async function press(key: string, held: KeyboardEventInit = {}): Promise<void> {
  document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...held }))
  await nextTick()
}

async function open(): Promise<void> {
  await talk()
  await press('F7')
  await tell(DIRECTORY)
}

beforeEach(async () => {
  Element.prototype.scrollIntoView = vi.fn()
  phone = prepare()
  bar = mount(SoftphoneBar, { attachTo: document.body })
  await seated(phone)
  await tell({ type: 'state', state: 'ready', reason: '', since: '2026-11-24T02:00:00Z', until: null })
})
afterEach(() => {
  useSoftphone().leave()
  bar.unmount()
})

describe('the keys', () => {
  it('keep their places from talking to hold, consultation and conference', async () => {
    await talk()
    const talking = labels()
    await talk({ phase: 'held' })
    const held = labels()
    await talk({ phase: 'consulting', parties: [aParty({ state: 'consulting' })] })
    const consulting = labels()
    expect(talking).toEqual(['保持', '静音', '按键', '转接', '停录', '驻留', '挂断'])
    expect(held).toEqual(['取回', '静音', '按键', '转接', '停录', '驻留', '挂断'])
    expect(consulting).toEqual(['返回', '静音', '按键', '转接', '三方', '转出', '挂断'])
  })

  it.each([
    ['call-conference', 'conference'],
    ['call-complete', 'complete_transfer'],
    ['call-return', 'cancel_consult'],
  ])('%s says %s', async (key, word) => {
    await talk({ phase: 'consulting', parties: [aParty({ state: 'consulting' })] })
    await click(key)
    expect(said()).toEqual({ type: word, call_id: 'c1' })
  })

  it.each([
    ['call-park', { type: 'park' }],
    ['call-record', { type: 'pause_recording', reason: '市民提供隐私信息' }],
    ['call-hold', { type: 'hold' }],
  ])('%s', async (key, words) => {
    await talk()
    await click(key)
    expect(said()).toEqual({ ...words, call_id: 'c1' })
  })

  it('do by hotkey what they do by mouse', async () => {
    await talk()
    await press('r', { altKey: true })
    await press('p', { altKey: true })
    await press('F8')
    expect(Line.last.words.slice(-3)).toEqual(['pause_recording', 'park', 'hold'])
  })

  it('send digits to the voice, also typed ones', async () => {
    await talk()
    phone.ring('c1')
    await click('keypad')
    await click('keypad-5')
    await bar.find('.pad').trigger('keydown', { key: '#' })
    expect(phone.asked.slice(-2)).toEqual(['digit 5', 'digit #'])
  })

  it('answer a flow that is tried by hand, and end it', async () => {
    await tell(call({ direction: 'outbound', is_test: true }))
    await click('call-answer')
    expect(phone.asked).toContain('answer c1')
    await click('call-hang-up')
    expect(said()).toEqual({ type: 'hang_up', call_id: 'c1' })
  })

  it('start an outbound preview or give it back with a reason', async () => {
    await tell(call({ phase: 'preview', direction: 'outbound', purpose: 'survey' }))
    await press('F2')
    expect(said()).toEqual({ type: 'start_preview', call_id: 'c1' })
    await click('preview-skip')
    await bar.findAll('[data-sheet="skip"] li button')[2]?.trigger('click')
    expect(said()).toEqual({ type: 'skip_preview', call_id: 'c1', reason: '号码有误' })
  })
})

describe('the directory', () => {
  it('asks who is there and consults the first with Enter', async () => {
    await open()
    expect(Line.last.words).toContain('ask_directory')
    await enter()
    expect(said()).toEqual({
      type: 'consult',
      call_id: 'c1',
      target: { kind: 'operator', value: '9' },
    })
    expect(spot('directory').exists()).toBe(false)
  })

  it('gives away with Ctrl, invites with Shift, walks with the arrows', async () => {
    await open()
    await enter({ ctrlKey: true })
    expect(said()).toMatchObject({ type: 'blind_transfer' })
    await press('F7')
    await spot('directory-search').trigger('keydown', { key: 'ArrowDown' })
    await enter({ shiftKey: true })
    expect(said()).toMatchObject({ type: 'add_party', target: { value: '8' } })
  })

  it('only gives away to a queue', async () => {
    await open()
    await type('外语')
    const acts = bar.findAll('[data-testid="directory-entry"] button').map((each) => each.text())
    expect(acts).toEqual(['转接'])
    await enter()
    expect(said()).toMatchObject({
      type: 'blind_transfer',
      target: { kind: 'queue', value: 'foreign' },
    })
  })

  it('rings an emergency number into the talk with one click', async () => {
    await open()
    await click('emergency-110')
    expect(said()).toEqual({
      type: 'add_party',
      call_id: 'c1',
      target: { kind: 'outside', value: 'police' },
    })
  })

  it('closes by Escape and by a click elsewhere', async () => {
    await open()
    await press('Escape')
    expect(spot('directory').exists()).toBe(false)
    await press('F7')
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    await nextTick()
    expect(spot('directory').exists()).toBe(false)
  })

  it('dials a typed number when there is no call', async () => {
    const placed = vi.spyOn(seats, 'placeCall').mockResolvedValue({})
    await press('F7')
    await tell(DIRECTORY)
    await type('0898-6853 1234')
    await enter()
    expect(placed).toHaveBeenCalledWith('089868531234', '089868531234')
  })
})

describe('what the strip says', () => {
  it('why the caller matters, who gave the call, what was keyed in, who barged in', async () => {
    await talk({
      reasons: ['vip', 'abandoned_before'],
      is_last_operator: true,
      transferred_from: '陈志强',
      barged_by: '周红',
      is_test: true,
      digits: [{ label: '证件后四位', digits: '2031' }],
    })
    expect(spot('call-marks').findAll('li').map((mark) => mark.text())).toEqual([
      '周红（班长）已加入通话',
      '测试电话',
      '重点',
      '曾放弃',
      '上次由您接听',
      '陈志强 转来',
      '证件后四位 2031',
    ])
  })

  it('who else talks, and lets one go', async () => {
    await talk({ parties: [aParty({ state: 'joined' })] })
    expect(spot('call-party').text()).toContain('李海燕')
    await click('party-drop')
    expect(said()).toEqual({ type: 'drop_party', call_id: 'c1', party_id: 'p1' })
  })

  it('how long the recording stays paused', async () => {
    const until = new Date(Date.now() + useSoftphone().session.clockSkew + 90_500).toISOString()
    await talk({ recording: 'paused', recording_paused_until: until })
    expect(spot('call-recording').text()).toMatch(/已停录，01:(30|29) 后自动续录/)
  })

  it('how well the voice travels, in a place kept for it', async () => {
    await talk()
    expect(spot('call-network').attributes('data-grade')).toBe('')
    phone.measure({ grade: 'poor', lossPercent: 12, jitterMs: 41, roundTripMs: 380 })
    await nextTick()
    expect(spot('call-network').text()).toBe('网络较差')
    expect(spot('call-network').attributes('title')).toBe('丢包 12.0%，抖动 41 毫秒，往返 380 毫秒')
  })

  it('what is wrong with the phone, in its place', async () => {
    await talk()
    phone.lose()
    await nextTick()
    expect(spot('softphone-trouble').text()).toContain('未能注册')
    expect(spot('call-recording').exists()).toBe(false)
  })
})

describe('beside the call', () => {
  it('parked calls are taken up by their slot, not during a call', async () => {
    await tell({
      type: 'queue',
      waiting: 0,
      longest_wait_seconds: 0,
      ready_operators: 1,
      parked: ['2', '7'],
    })
    await click('parked-open')
    await bar.find('[data-slot="7"]').trigger('click')
    expect(said()).toEqual({ type: 'retrieve', slot: '7' })
    await talk()
    await click('parked-open')
    expect(bar.find('[data-slot="7"]').attributes('disabled')).toBeDefined()
  })

  it('notices are counted until they are read', async () => {
    await tell({ type: 'notice', sender: '周红', text: '台风预警', at: '2026-11-24T02:03:00Z' })
    expect(spot('notices-open').text()).toContain('周红：台风预警')
    await click('notices-open')
    expect(useSoftphone().session.unread).toBe(0)
  })

  it('a page without a licence may try again', async () => {
    await tell({ type: 'refused', code: 'no_licence', message: '软电话许可已全部使用' })
    expect(spot('session-elsewhere').text()).toContain('软电话许可已全部使用')
    expect(spot('session-elsewhere').text()).toContain('改用桌面话机')
    const before = Line.last
    await click('retry')
    await vi.waitFor(() => expect(Line.last).not.toBe(before))
  })

  it('a home seat that may not be used here is offered no desk phone', async () => {
    await tell({ type: 'refused', code: 'not_secure', message: '本设备未绑定为家庭坐席设备' })
    expect(spot('session-elsewhere').text()).toBe('本设备未绑定为家庭坐席设备 重试')
  })

  it('a video call begins unseen, and the camera is opened and closed by its key', async () => {
    await tell(call({ has_video: true }))
    await click('call-answer')
    await talk({ has_video: true })
    expect(spot('video-pane').text()).toContain('正在等待市民的画面')
    const picture = {} as MediaStream
    phone.show(picture, null)
    await nextTick()
    expect((spot('video-citizen').element as HTMLVideoElement).srcObject).toBe(picture)
    expect(spot('video-camera').text()).toBe('打开摄像头')
    expect(spot('video-own').attributes('style')).toContain('display: none')
    await click('video-camera')
    expect(phone.asked.at(-1)).toBe('camera on')
    const own = {} as MediaStream
    phone.show(picture, own)
    await nextTick()
    expect((spot('video-own').element as HTMLVideoElement).srcObject).toBe(own)
    await click('video-camera')
    expect(phone.asked.at(-1)).toBe('camera off')
  })

  it.each([
    [{ phase: 'held' as const }, '保持中'],
    [{ phase: 'consulting' as const }, '咨询中'],
    [{ parties: [aParty({ state: 'joined' })] }, '多方通话'],
  ])('a picture that stands still says why: %o', async (changes, words) => {
    await tell(call({ has_video: true }))
    await click('call-answer')
    await talk({ has_video: true, ...changes })
    phone.show({} as MediaStream, null)
    await nextTick()
    expect(spot('video-pane').text()).toContain(words)
  })

  it('a call by telephone shows no picture', async () => {
    await tell(call())
    await click('call-answer')
    await talk()
    expect(spot('video-pane').exists()).toBe(false)
  })
})
