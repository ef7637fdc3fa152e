import { describe, expect, it } from 'vitest'
import { visibleControls } from './originalWords'

describe('words as they came', () => {
  it('loses nothing and shows what cannot be seen', () => {
    const pieces = visibleControls('路灯\u202e不亮\u0000\n请修\ufeff😀')
    expect(pieces.map((each) => each.text)).toEqual([
      '路灯',
      '202E',
      '不亮',
      '0000',
      '\n请修',
      'FEFF',
      '😀',
    ])
    expect(pieces.filter((each) => each.isControl).map((each) => each.name)).toEqual([
      'U+202E',
      'U+0000',
      'U+FEFF',
    ])
  })

  it('leaves plain words whole', () => {
    expect(visibleControls('请尽快检修路灯。')).toEqual([
      { text: '请尽快检修路灯。', isControl: false, name: '' },
    ])
    expect(visibleControls('')).toEqual([])
  })
})
