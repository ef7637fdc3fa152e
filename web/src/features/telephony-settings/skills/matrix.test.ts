// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { columnsOf, emptied, isChanged, levelOf, moved, rowsOf, withLevel } from './matrix'

const wang = {
  operator_id: 1,
  display_name: '王芳',
  roles: '热线员',
  skills: { 'lang:zh': 5 },
  is_default: false,
}
const lin = { ...wang, operator_id: 2, display_name: '林燕', skills: { 'lang:zh': 3, 'lang:en': 4 } }
const ALL = { words: '', skill: '', columns: '' }

describe('editing levels', () => {
  it('sets a level and keeps the other skills', () => {
    const edits = withLevel({}, wang, 'lang:en', 2)
    expect(edits).toEqual({ 1: { 'lang:zh': 5, 'lang:en': 2 } })
    expect(levelOf(wang, 'lang:en', edits)).toBe(2)
    expect(isChanged(wang, 'lang:en', edits)).toBe(true)
    expect(isChanged(wang, 'lang:zh', edits)).toBe(false)
  })

  it('takes a skill away with level 0', () => {
    expect(withLevel({}, lin, 'lang:en', 0)).toEqual({ 2: { 'lang:zh': 3 } })
  })

  it('has no change left when everything is as it was', () => {
    const there = withLevel({}, wang, 'lang:en', 2)
    expect(withLevel(there, wang, 'lang:en', 0)).toEqual({})
  })

  it('notices who would be left without any skill', () => {
    expect(emptied(withLevel({}, wang, 'lang:zh', 0), [wang, lin])).toEqual(['王芳'])
  })
})

describe('what is shown', () => {
  it('filters people by name and by skill, edits included', () => {
    expect(rowsOf([wang, lin], {}, { ...ALL, words: '王' })).toEqual([wang])
    expect(rowsOf([wang, lin], {}, { ...ALL, skill: 'lang:en' })).toEqual([lin])
    const edits = withLevel({}, wang, 'lang:en', 1)
    expect(rowsOf([wang, lin], edits, { ...ALL, skill: 'lang:en' })).toEqual([wang, lin])
  })

  it('filters columns by kind', () => {
    const skills = [
      { name: 'lang:zh', label: '普通话' },
      { name: 'dialect:li', label: '黎语' },
    ]
    expect(columnsOf(skills, 'dialect:').map(({ label }) => label)).toEqual(['黎语'])
  })
})

describe('moving with the keyboard', () => {
  it.each([
    ['ArrowDown', [1, 1]],
    ['ArrowUp', [0, 1]],
    ['ArrowLeft', [0, 0]],
    ['ArrowRight', [0, 2]],
    ['End', [0, 2]],
    ['Home', [0, 0]],
    ['PageDown', [4, 1]],
    ['x', [0, 1]],
  ])('%s leads to %j', (key, to) => {
    expect(moved([0, 1], key, [5, 3])).toEqual(to)
  })
})
