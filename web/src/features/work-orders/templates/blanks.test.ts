import { describe, expect, it } from 'vitest'

import { hasBlank, nextBlank, selectBlank } from './blanks'

const TEXT = '每晚＿＿点至＿＿＿点'

describe('blanks of a wording', () => {
  it('are found one after the other', () => {
    expect(nextBlank(TEXT)).toEqual({ start: 2, end: 4 })
    expect(nextBlank(TEXT, 4)).toEqual({ start: 6, end: 9 })
    expect(nextBlank(TEXT, 9)).toBeNull()
    expect(hasBlank('只有一条＿')).toBe(false)
  })

  it('are selected, so that typing replaces them', () => {
    const field = document.createElement('textarea')
    document.body.append(field)
    field.value = TEXT
    expect(selectBlank(field, 4)).toBe(true)
    expect([field.selectionStart, field.selectionEnd]).toEqual([6, 9])
    expect(selectBlank(field, 9)).toBe(false)
    field.remove()
  })
})
