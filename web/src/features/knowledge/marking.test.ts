import { expect, it } from 'vitest'

import { markedIn } from './marking'

it('marks every word that was typed, and loses nothing of the text', () => {
  const pieces = markedIn('居住证每年签注一次，居住证', ' 居住证 签注 ')
  expect(pieces.filter((each) => each.isMarked).map((each) => each.text)).toEqual(['居住证', '签注', '居住证'])
  expect(pieces.map((each) => each.text).join('')).toBe('居住证每年签注一次，居住证')
})

it('takes signs of patterns for signs, and nothing for nothing', () => {
  expect(markedIn('(a+b)', '(a+b)')).toEqual([{ text: '(a+b)', isMarked: true }])
  expect(markedIn('甲', ' ')).toEqual([{ text: '甲', isMarked: false }])
})
