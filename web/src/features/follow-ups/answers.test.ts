import { describe, expect, it } from 'vitest'

import { emptyAnswers, faultsOf, toBody } from './answers'

describe('the answers of a follow-up', () => {
  it('begin with whether anybody was reached', () => {
    expect(Object.keys(faultsOf(emptyAnswers()))).toEqual(['reached'])
  })

  it('are complete when nobody was reached, and carry no opinion', () => {
    const answers = { ...emptyAnswers(), reached: false, solved: true, rating: 5 }
    expect(faultsOf(answers)).toEqual({})
    expect(toBody(answers)).toMatchObject({ reached: false, solved: null, rating: null })
  })

  it('of a solved matter need a rating', () => {
    const answers = { ...emptyAnswers(), reached: true, solved: true }
    expect(faultsOf(answers)).toHaveProperty('rating')
    expect(faultsOf({ ...answers, rating: 4 })).toEqual({})
  })

  it('of an unsolved matter need the citizen’s words', () => {
    const answers = { ...emptyAnswers(), reached: true, solved: false }
    expect(faultsOf(answers)).toHaveProperty('comment')
    expect(faultsOf({ ...answers, comment: '路灯仍然不亮' })).toEqual({})
  })

  it('of several parts say which is not solved, and name only parts of this call', () => {
    const family = ['1', '2']
    const answers = { ...emptyAnswers(), reached: true, solved: false, comment: '路灯仍然不亮' }
    expect(faultsOf(answers, ['1'])).toEqual({})
    expect(faultsOf(answers, family).unsolved_numbers).toContain('逐件')
    expect(faultsOf({ ...answers, parts: { 1: true } }, family).unsolved_numbers).toContain('逐件')
    const solved = { ...answers, parts: { 1: true, 2: true } }
    expect(faultsOf(solved, family).unsolved_numbers).toContain('哪一件未解决')
    const named = { ...answers, parts: { 1: true, 2: false, 9: false } }
    expect(faultsOf(named, family)).toEqual({})
    expect(toBody(named, family).unsolved_numbers).toEqual(['2'])
    expect(toBody({ ...named, solved: true }, family).unsolved_numbers).toEqual([])
    expect(toBody({ ...named, reached: false }, family).unsolved_numbers).toEqual([])
  })

  it('carry a new demand only when there is one, and want it whole', () => {
    const answers = { ...emptyAnswers(), reached: true, solved: true, rating: 5 }
    answers.new_demand.place = '原地点'
    expect(toBody(answers).new_demand).toBeNull()
    expect(faultsOf({ ...answers, has_new_demand: true })).toHaveProperty(['new_demand.event'])
  })
})
