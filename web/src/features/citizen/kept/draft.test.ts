import { describe, expect, it } from 'vitest'

import { bodyOf } from './door'
import { emptyDraft, isPhone, isStale, isWritten, lacks, plainPhone, type Draft, type KeptFile } from './draft'
import { clearDraft, draft, keepNow, restoreDraft } from './useDraft'
import { store } from './store'

const VOICE: KeptFile = {
  id: 'v',
  name: 'voice.wav',
  kind: 'voice',
  content: new Blob(['RIFF']),
  preview: '',
  fileId: 'f1',
}

function full(change: Partial<Draft> = {}): Draft {
  const said = { event: '小区门口路灯不亮', place: '海甸岛', phone: '13800138000', isConfidential: false }
  return { ...emptyDraft(), ...said, ...change }
}

describe('what a draft lacks', () => {
  it.each([
    ['nothing', full(), []],
    ['words', full({ event: ' ' }), ['event']],
    ['enough words', full({ event: '灯坏' }), ['eventShort']],
    ['no words beside a voice', full({ event: '', files: [VOICE] }), []],
    ['a place', full({ place: '' }), ['place']],
    ['no words for a place that is an area', full({ place: '', areaCode: '460108' }), []],
    ['no words for a place on the map', full({ place: '', latitude: 20, longitude: 110 }), []],
    ['a phone', full({ phone: '' }), ['phone']],
    ['a phone that rings', full({ phone: '1234' }), ['phoneWrong']],
    ['a choice about the name', full({ isConfidential: null }), ['confidential']],
  ])('is told: %s', (_, given, expected) => {
    expect(lacks(given, 'review')).toEqual(expected)
  })

  it.each(['13800138000', '138 0013 8000', '+8613800138000', '１３８００１３８０００', '0898-66221234', '66221234', '+447911123456'])(
    'takes %s for a phone',
    (typed) => expect(isPhone(typed)).toBe(true),
  )

  it.each(['', '12', '23800138000', '一三八', '138001380001234567'])('takes %s for none', (typed) => {
    expect(isPhone(typed)).toBe(false)
  })
})

describe('what is sent', () => {
  it('says in words what was only spoken or pointed at', () => {
    const body = bodyOf(full({ event: '', place: '', files: [VOICE], latitude: 20, longitude: 110 }), 'web', '')
    expect(body).toMatchObject({ file_ids: ['f1'], latitude: 20, longitude: 110 })
    expect(body.event).toContain('录音')
    expect(body.place).toContain('地图')
  })

  it('has the phone as it is dialled', () => {
    expect(plainPhone('+86 138-0013-8000')).toBe('13800138000')
  })
})

describe('the draft of this browser', () => {
  it('is there again as it was typed, under the same key, and gone when cleared', async () => {
    await restoreDraft()
    const { key } = draft
    draft.event = '路灯不亮'
    draft.files.push({ ...VOICE })
    await keepNow()
    const kept = await (await store()).get<Draft>('draft')
    expect(kept).toMatchObject({ key, event: '路灯不亮' })
    expect(kept!.files[0]!.name).toBe('voice.wav')
    await clearDraft()
    expect(await (await store()).get('draft')).toBeUndefined()
    expect(draft.key).not.toBe(key)
    expect(isWritten(draft)).toBe(false)
  })

  it('is not kept on a phone for more than a week', () => {
    const changedAt = Date.parse('2026-11-01T00:00:00Z')
    expect(isStale(full({ changedAt }), changedAt + 6 * 86_400_000)).toBe(false)
    expect(isStale(full({ changedAt }), changedAt + 8 * 86_400_000)).toBe(true)
  })
})
