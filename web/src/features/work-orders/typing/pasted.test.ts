import { describe, expect, it } from 'vitest'

import { plainPhone, readPasted } from './pasted'

describe('numbers as they are pasted', () => {
  it.each([
    ['139 0755 1234', '13907551234'],
    ['139-0755-1234', '13907551234'],
    ['+86 139 0755 1234', '13907551234'],
    ['8613907551234', '13907551234'],
    ['１３９０７５５１２３４', '13907551234'],
    ['（0898）6871-2345', '089868712345'],
    ['12345', '12345'],
    ['没有', '没有'],
    ['', ''],
  ])('%s', (text, phone) => {
    expect(plainPhone(text)).toBe(phone)
  })

  it.each([
    ['陈静 139 0755 1234', { name: '陈静', phone: '13907551234', hasIdentity: false }],
    ['姓名：林海燕，电话：0898-68712345', { name: '林海燕', phone: '089868712345', hasIdentity: false }],
    ['13907551234', { name: '', phone: '13907551234', hasIdentity: false }],
    ['11010519491231002X', { name: '', phone: '', hasIdentity: true }],
    ['陈静', { name: '陈静', phone: '', hasIdentity: false }],
    ['昨晚路灯不亮，请打 13907551234', { name: '', phone: '13907551234', hasIdentity: false }],
  ])('%s', (text, found) => {
    expect(readPasted(text)).toEqual(found)
  })
})
