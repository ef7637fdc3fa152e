import { describe, expect, it } from 'vitest'

import { piecesOf } from './pieces'

const span = (turn: number, start: number, end: number) => ({ turn, start, end, text: '', second: null })

describe('the pieces of a turn', () => {
  it('sets the quoted words apart, counting characters', () => {
    expect(piecesOf('𠮷先生在国贸路', 0, [span(0, 4, 7), span(1, 0, 2)])).toEqual([
      { text: '𠮷先生在', isQuoted: false },
      { text: '国贸路', isQuoted: true },
    ])
  })

  it('never loses or doubles a character, whatever overlaps', () => {
    const pieces = piecesOf('一二三四五', 0, [span(0, 3, 5), span(0, 1, 4)])
    expect(pieces.map(({ text }) => text).join('')).toBe('一二三四五')
  })
})
