import { describe, expect, it } from 'vitest'

import { hotkeyGroups, keyName } from './hotkeyGroups'

const hotkey = (group: string, key: string, label = key) => ({ group, key, label })

describe('the list of short cuts', () => {
  it('goes from the telephone to the form and what helps, and ends with what is everywhere', () => {
    const groups = hotkeyGroups([
      hotkey('通用', '?'),
      hotkey('助手', 'Alt+Q'),
      hotkey('模板', 'Alt+0'),
      hotkey('登记', 'Alt+S'),
      hotkey('电话', 'F2'),
      hotkey('电话', 'F4'),
    ])
    expect(groups.map(([group]) => group)).toEqual(['电话', '登记', '模板', '助手', '通用'])
    expect(groups[0]?.[1].map(({ key }) => key)).toEqual(['F2', 'F4'])
  })

  it('lists once what two parts of a page registered', () => {
    const [[, keys] = ['', []]] = hotkeyGroups([hotkey('登记', 'Alt+S'), hotkey('登记', 'Alt+S')])
    expect(keys).toHaveLength(1)
  })

  it('names keys as they are printed', () => {
    expect(['F2', ' ', 'Alt+ArrowDown', '+'].map(keyName)).toEqual(['F2', '空格', 'Alt+↓', '+'])
  })
})
