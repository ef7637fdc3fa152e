import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import type { InspectedItem } from '@/api/quality'

import ItemRow from './ItemRow.vue'
import { bodyOf, differs, firstMark, lacks, scoreOf } from './marking'
import { piecesOf } from './pieces'
import { asTable, percent } from './scores'

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })

function anItem(changes: Partial<InspectedItem> = {}): InspectedItem {
  return {
    code: 'greeting',
    label: '开头问候',
    rule: '接通后 15 秒内问候市民',
    most: 5,
    is_red_line: false,
    machine_verdict: 'met',
    machine_label: '做到',
    machine_points: 5,
    confidence: 0.9,
    why: '',
    evidence: [{ note: '开头说了', quote: '您好', party: 'operator', second: 1, turn_at: 1, field: '' }],
    person_verdict: '',
    person_label: '',
    person_points: null,
    reason: '',
    is_agreed: null,
    ...changes,
  }
}
const tone = anItem({ code: 'tone', label: '语气', most: 8, machine_verdict: 'unjudged', machine_points: null, evidence: [] })
const abuse = anItem({ code: 'abuse', most: 0, is_red_line: true, machine_points: 0 })

describe('a person’s marks', () => {
  it('begin with the machine’s word, and with nothing where it said nothing', () => {
    expect(firstMark(anItem())).toEqual({ verdict: 'met', points: 5, reason: '' })
    expect(firstMark(tone).verdict).toBe('')
    expect(lacks(tone, firstMark(tone))).toBe('还没有评')
  })
  it('need a reason where they differ from the machine', () => {
    const other = { verdict: 'missed' as const, points: null, reason: '' }
    expect(differs(anItem(), other)).toBe(true)
    expect(lacks(anItem(), other)).toContain('理由')
    expect(lacks(anItem(), { ...other, reason: '问候含混' })).toBe('')
    expect(differs(tone, other)).toBe(false)
    expect(lacks(tone, { verdict: 'partly', points: 8, reason: '' })).toContain('分值')
  })
  it('add up to a hundred without what does not apply; a red line leaves nothing', () => {
    const marks = {
      greeting: firstMark(anItem()),
      tone: { verdict: 'partly' as const, points: 4, reason: '' },
      abuse: firstMark(abuse),
    }
    expect(scoreOf([anItem(), tone, abuse], marks)).toBe(69.2)
    expect(scoreOf([anItem(), tone], { ...marks, tone: { verdict: 'not_applicable', points: null, reason: '' } })).toBe(100)
    expect(scoreOf([anItem(), abuse], { ...marks, abuse: { verdict: 'missed', points: null, reason: '' } })).toBe(0)
    expect(bodyOf([anItem(), tone], marks)[1]).toEqual({ code: 'tone', verdict: 'partly', points: 4, reason: '' })
  })
})

describe('evidence', () => {
  it('stands out in its own turn only', () => {
    const evidence = anItem().evidence
    const turn = { begins_at: 1, party: 'operator', text: '您好，请讲' }
    expect(piecesOf(turn, evidence)).toEqual([
      { text: '您好', isQuoted: true },
      { text: '，请讲', isQuoted: false },
    ])
    expect(piecesOf({ ...turn, party: 'citizen' }, evidence)).toEqual([{ text: '您好，请讲', isQuoted: false }])
  })
  it('leads to its second, and choices are told to the page', async () => {
    const row = mount(ItemRow, {
      props: { item: anItem(), chosen: true, tried: false, mark: firstMark(anItem()) },
      global: { stubs: { ElInput: true, ElInputNumber: true } },
    })
    await row.get('[data-testid="evidence"]').trigger('click')
    expect(row.emitted('hear')).toEqual([[1]])
    expect(row.text()).toContain('把握 90%')
    await row.get('[data-testid="say-missed"]').trigger('click')
    expect(row.emitted('update:mark')![0]).toEqual([{ verdict: 'missed', points: null, reason: '' }])
    const line = mount(ItemRow, { props: { item: abuse, chosen: false, tried: false, mark: firstMark(abuse) } })
    expect(line.find('[data-testid="say-partly"]').exists()).toBe(false)
  })
})

describe('figures', () => {
  it('become a table that runs no formula', () => {
    const person = {
      operator_id: 1,
      operator: '=王芳',
      teams: '一班,二班',
      pre_scored: 3,
      machine_average: 91.2,
      inspected: 0,
      person_average: null,
      red_lines: 0,
      disputes: 0,
      upheld: 0,
    }
    const [head, row] = asTable([person]).split('\r\n')
    expect(head).toContain('质检平均分')
    expect(row).toBe(`'=王芳,"一班,二班",3,91.2,0,,0,0,0`)
    expect(percent(0.9345)).toBe('93.5%')
  })
})
