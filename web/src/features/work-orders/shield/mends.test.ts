import { reactive } from 'vue'
import { describe, expect, it } from 'vitest'

import type { Finding, Mend } from '@/api/shield'

import { emptyDraft, type OrderDraft } from '../draft'
import { canMendDraft, mendAll, mendDraft, previewOf, replaceSpan } from './mends'
import { summaryOf } from './summary'

const mend = (changes: Partial<Mend>): Mend => ({
  kind: 'replace_text',
  label: '遮盖电话',
  field: 'event',
  value: '［来电人电话已隐去］',
  parts: [],
  ...changes,
})

function finding(changes: Partial<Finding> = {}): Finding {
  return {
    code: 'caller_phone_in_text',
    label: '泄露来电人电话',
    severity: 'blocks',
    severity_label: '不改不能派',
    reason: '经过里写了电话。',
    span: { field: 'event', start: 3, end: 14, text: '13907551234' },
    mends: [mend({})],
    is_overridden: false, is_machine: false,
    ...changes,
  }
}

function typed(event = '请打😀13907551234 找我'): OrderDraft {
  const draft = reactive(emptyDraft('13907551234'))
  draft.caller.name = '陈静'
  Object.assign(draft.demands[0]!, { event, demand: '修灯', place: '国贸路', topic_code: '0107' })
  return draft
}

describe('putting other words in place of a span', () => {
  it.each([
    ['counts characters, not halves of them', '请打😀13907551234', '请打😀※'],
    ['finds the words where they moved to', '前言。请打13907551234', '前言。请打※'],
    ['gives up when they are gone', '没有号码', null],
    ['gives up when it cannot tell which', '甲13907551234，乙13907551234', null],
  ])('%s', (_, text, changed) => {
    expect(replaceSpan(text, finding().span, '※')).toBe(changed)
  })
})

describe('a mend in the order form', () => {
  it('hides the number and nothing else', () => {
    const draft = typed()
    expect(mendDraft(draft, 0, finding(), mend({}))).toBe(true)
    expect(draft.demands[0]?.event).toBe('请打😀［来电人电话已隐去］ 找我')
  })

  it('says when the text has moved on', () => {
    const draft = typed('已经改过')
    expect(mendDraft(draft, 0, finding(), mend({}))).toBe(false)
    expect(draft.demands[0]?.event).toBe('已经改过')
  })

  it('sets a field', () => {
    const draft = typed()
    const urgent = mend({ kind: 'set_field', field: 'urgency', value: 'urgent' })
    expect(mendDraft(draft, 0, finding(), urgent)).toBe(true)
    expect(draft.demands[0]?.urgency).toBe('urgent')
  })

  it('never touches what is not on the form', () => {
    expect(canMendDraft(mend({ kind: 'set_field', field: 'department_id' }))).toBe(false)
    expect(canMendDraft(mend({ kind: 'set_field', field: '__proto__' }))).toBe(false)
    expect(canMendDraft(mend({ kind: 'link_answer', value: '7' }))).toBe(false)
  })

  it('splits into one demand a part, taking along what they share', () => {
    const draft = typed()
    draft.demands.push({ ...draft.demands[0]!, event: '另一件' })
    const parts = mend({ kind: 'split', parts: ['路灯不亮', '拖欠工资'] })
    expect(mendDraft(draft, 0, finding({ span: null }), parts)).toBe(true)
    expect(draft.demands.map(({ event }) => event)).toEqual(['路灯不亮', '拖欠工资', '另一件'])
    expect(draft.demands[1]).toMatchObject({ place: '国贸路', topic_code: '', demand: '' })
  })

  it('mends everything that blocks, from the end of a text to its beginning', () => {
    const draft = typed('甲13907551234，乙13907551234')
    const first = finding({ span: { field: 'event', start: 1, end: 12, text: '13907551234' } })
    const second = finding({ span: { field: 'event', start: 14, end: 25, text: '13907551234' } })
    const remark = finding({ severity: 'warns', mends: [mend({ kind: 'set_field', field: 'topic_code', value: '0601' })] })
    expect(mendAll(draft, 0, [first, second, remark])).toBe(2)
    expect(draft.demands[0]?.event).toBe('甲［来电人电话已隐去］，乙［来电人电话已隐去］')
    expect(draft.demands[0]?.topic_code).toBe('0107')
  })
})

describe('what is asked while typing', () => {
  it('is nothing before there is a text', () => {
    expect(previewOf(typed(''), 1)).toBeNull()
    expect(previewOf(emptyDraft() as OrderDraft, 0)).toBeNull()
  })

  it('leaves out fields nobody has come to', () => {
    const draft = typed()
    draft.demands[0]!.place = ' '
    draft.caller.is_anonymous = true
    const body = previewOf(draft, 0)
    expect(body).toMatchObject({ place: null, area_code: null, is_confidential: true })
    expect(body?.event).toContain('13907551234')
  })
})

const shield = (findings: Finding[]) => ({ findings, is_blocked: false })

describe('one line', () => {
  it('counts by how grave, and says when reasons were given', () => {
    expect(summaryOf(shield([]))).toBe('没有发现问题')
    expect(summaryOf(shield([finding(), finding({ severity: 'warns' })]))).toBe(
      '1 处不改不能派，1 处请核对',
    )
    expect(summaryOf(shield([finding({ is_overridden: true })]))).toBe('已说明理由，可以派单')
  })
})
