import { describe, expect, it } from 'vitest'

import type { Question, QuestionContent } from '@/api/surveys'

import { faultsOf, freeAt, freshQuestion, givenOf, interval, pathOf, toContent } from './questions'

const used: Question = {
  ...freshQuestion(1),
  id: 'used',
  text: '用过吗',
  options: [
    { code: 'yes', label: '用过', next: '' },
    { code: 'no', label: '没有', next: 'why' },
  ],
}
const rating: Question = { ...freshQuestion(2), id: 'rating', kind: 'scale', options: [], next: 'end' }
const why: Question = { ...freshQuestion(3), id: 'why', kind: 'text', options: [], is_required: false }
const content: QuestionContent = { intro: '', questions: [used, rating, why], thanks: '' }
const ids = (answers: Record<string, string>) => pathOf(content, answers).map(({ id }) => id)

describe('questions that branch', () => {
  it('are asked by the answers given', () => {
    expect(ids({})).toEqual(['used', 'rating'])
    expect(ids({ used: 'yes' })).toEqual(['used', 'rating'])
    expect(ids({ used: 'no' })).toEqual(['used', 'why'])
  })

  it('miss only what was asked, and send only what was asked', () => {
    expect(Object.keys(faultsOf(content, { used: 'yes' }))).toEqual(['rating'])
    expect(faultsOf(content, { used: 'no' })).toEqual({})
    expect(givenOf(content, { used: 'no', rating: '5', why: '' })).toEqual({ used: 'no' })
  })

  it('never go round, even when an arrow does', () => {
    const round = { ...content, questions: [{ ...used, next: 'used', options: [] }] }
    expect(pathOf(round, {})).toHaveLength(1)
  })

  it('get an id of their own and lose options their kind has not', () => {
    expect(freeAt([{ ...used, id: 'q7' }, why])).toBe(8)
    const text = { ...freshQuestion(1), kind: 'text' as const }
    expect(toContent({ ...content, questions: [text] }).questions[0]?.options).toEqual([])
  })
})

describe('an interval', () => {
  it('is written in percent', () => {
    expect(interval(0.4902, 0.9433)).toBe('49.0%–94.3%')
    expect(interval(null, null)).toBe('—')
  })
})
