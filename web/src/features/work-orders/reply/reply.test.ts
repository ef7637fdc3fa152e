import { beforeEach, describe, expect, it } from 'vitest'

import type { Finding, Mend } from '@/api/shield'

import { blankIn, fieldOf, mended } from './replyMends'
import { forgetReply, keepReply, recallReply } from './replyDraft'
import { bodyOf } from './useReplyCheck'

function mend(changes: Partial<Mend>): Mend {
  return { kind: 'set_field', label: '', field: '', value: '', parts: [], ...changes }
}

function finding(changes: Partial<Finding>): Finding {
  return {
    code: 'reply_x',
    label: '',
    severity: 'warns',
    severity_label: '请核对',
    reason: '',
    span: null,
    mends: [],
    is_overridden: false, is_machine: false,
    ...changes,
  }
}

describe('one tap on what the check of a reply offers', () => {
  it('fills a field in, and an answer that is yes or no', () => {
    const place = mend({ field: 'place', value: '金贸中路 1 号' })
    expect(mended({ place: '' }, finding({}), place)).toEqual({ place: '金贸中路 1 号' })
    const unsolved = mend({ field: 'is_solved', value: 'false' })
    expect(mended({ is_solved: true }, finding({}), unsolved)).toEqual({ is_solved: false })
  })

  it('adds a sentence after what stands there, closing it first', () => {
    const words = mend({ kind: 'append_text', field: 'outcome', value: '电话告知市民。' })
    expect(mended({ outcome: '灯已修好' }, finding({}), words)).toEqual({ outcome: '灯已修好。电话告知市民。' })
    expect(mended({ outcome: '' }, finding({}), words)).toEqual({ outcome: '电话告知市民。' })
  })

  it('replaces exactly the words it found, or nothing when they are gone', () => {
    const span = { field: 'outcome', start: 2, end: 13, text: '13907551234' }
    const hide = mend({ kind: 'replace_text', field: 'outcome', value: '139****1234' })
    expect(mended({ outcome: '电话13907551234。' }, finding({ span }), hide)).toEqual({
      outcome: '电话139****1234。',
    })
    expect(mended({ outcome: '没有号码' }, finding({ span }), hide)).toBeNull()
  })

  it('is shown at the field it speaks of', () => {
    const span = { field: 'process', start: 0, end: 0, text: '' }
    expect(fieldOf(finding({ span }))).toBe('process')
    expect(fieldOf(finding({ mends: [mend({ field: 'outcome' })] }))).toBe('outcome')
    expect(blankIn('依据《＿＿》第＿＿条')).toEqual([3, 5])
    expect(blankIn('写完了')).toBeNull()
  })

  it('asks with what is typed, trimmed, and no empty time', () => {
    expect(bodyOf({ place: ' 路 ', handled_at: null, is_solved: false })).toMatchObject({
      place: '路',
      handled_at: null,
      is_solved: false,
      attachment_ids: [],
    })
  })
})

describe('a reply kept in the browser', () => {
  const DAY = 86_400_000
  beforeEach(() => localStorage.clear())

  it('comes back for the same person, order and verb, without its files', () => {
    keepReply(7, '2026', 'submit_result', { process: '派员到场', attachment_ids: ['a'] }, 1000)
    expect(recallReply(7, '2026', 'submit_result', 1000 + DAY)?.answers).toEqual({ process: '派员到场' })
    expect(recallReply(8, '2026', 'submit_result', 1000)).toBeNull()
    expect(recallReply(7, '2027', 'submit_result', 1000)).toBeNull()
  })

  it('goes when it was sent, and after two weeks', () => {
    keepReply(7, '2026', 'submit_part', { process: '甲' }, 0)
    expect(recallReply(7, '2026', 'submit_part', 14 * DAY)).toBeNull()
    expect(localStorage.length).toBe(0)
    keepReply(7, '2026', 'submit_part', { process: '甲' }, 0)
    forgetReply(7, '2026', 'submit_part')
    expect(recallReply(7, '2026', 'submit_part', 1)).toBeNull()
  })

  it('is not kept of other verbs', () => {
    keepReply(7, '2026', 'dispatch', { note: '甲' }, 0)
    expect(localStorage.length).toBe(0)
  })
})
