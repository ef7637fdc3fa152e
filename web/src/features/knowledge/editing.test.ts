import { describe, expect, it } from 'vitest'

import type { Article } from '@/api/knowledge'

import { draftOf, emptyDraft, lacksOf, linesOf, yearAfter } from './editing'

const said = { ...emptyDraft(), title: '路灯报修', body: '写明路名。', change_note: '首版' }

describe('what the editor begins from', () => {
  it('goes on with the open draft, or begins from what is told without its note', () => {
    const published = { article_content: said }
    const draft = { article_content: { ...said, body: '新的。', change_note: '流程变了' } }
    expect(draftOf({ published, draft } as Article)).toMatchObject({ body: '新的。', change_note: '流程变了' })
    expect(draftOf({ published, draft: null } as Article)).toMatchObject({ body: '写明路名。', change_note: '' })
  })
})

describe('what lacks before review', () => {
  it('names every field', () => {
    expect(Object.keys(lacksOf(emptyDraft(), '2026-11-24'))).toEqual(['title', 'body', 'sources', 'recheck_on'])
    const whole = { ...said, sources: ['市城管局'], recheck_on: '2026-11-24' }
    expect(lacksOf(whole, '2026-11-24')).toEqual({ recheck_on: '复核日期须晚于今天。' })
    const late = { ...whole, recheck_on: '2027-01-01', starts_on: '2027-02-01', ends_on: '2027-01-01' }
    expect(lacksOf(late, '2026-11-24')).toEqual({ ends_on: '失效日期不能早于生效日期。' })
  })
})

it('takes a line for an entry, and a year for a year', () => {
  expect(linesOf(' 甲 \n\n乙')).toEqual(['甲', '乙'])
  expect(yearAfter('2026-11-24')).toBe('2027-11-24')
  expect(yearAfter('2028-02-29')).toBe('2029-03-01')
})
