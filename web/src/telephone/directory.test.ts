import { describe, expect, it } from 'vitest'

import { directoryRows, emergencyRows, typedNumber } from './directory'
import { DIRECTORY } from './samples'

const labels = (search: string, directory = DIRECTORY) =>
  directoryRows(directory, search).map(({ label }) => label)

describe('the directory', () => {
  it('shows who can be rung first, then queues and outside contacts', () => {
    expect(labels('')).toEqual(['李海燕', '陈志强', '外语专席', '12366 税务'])
  })

  it('keeps emergency numbers apart from everything else', () => {
    expect(emergencyRows(DIRECTORY).map(({ target }) => target)).toEqual([
      { kind: 'outside', value: 'police' },
    ])
    expect(emergencyRows(null)).toEqual([])
  })

  it.each([
    ['8003', ['李海燕']],
    ['税务', ['12366 税务']],
    ['队列', ['外语专席']],
    ['没有的人', []],
  ])('finds %s', (search, found) => {
    expect(labels(search, { ...DIRECTORY, may_dial: false })).toEqual(found)
  })

  it('offers a typed number to who may dial, without spaces and dashes', () => {
    const [first] = directoryRows(DIRECTORY, '0898 6853-1234')
    expect(first).toMatchObject({
      group: '拨打号码',
      target: { kind: 'outside', value: '089868531234' },
      number: '089868531234',
    })
    expect(directoryRows({ ...DIRECTORY, may_dial: false }, '089868531234')).toEqual([])
  })

  it('takes a seat for the colleague there before it takes it for a number', () => {
    expect(labels('8003')).toEqual(['李海燕', '8003'])
  })

  it('marks a colleague in a call as not free, and says why', () => {
    const busy = directoryRows(DIRECTORY, '陈志强')[0]
    expect(busy).toMatchObject({ isFree: false, detail: '8004 · 通话中' })
  })

  it.each(['', '张三', '12a', '1'])('does not take “%s” for a number', (text) => {
    expect(typedNumber(text)).toBeNull()
  })
})
