import { beforeEach, describe, expect, it } from 'vitest'

import { ApiError, unreachable } from '@/api/errors'

import { sentence } from './failures'
import { newKey } from './key'
import { firstLanguage, speak } from './language'
import { lasting, moment } from './when'

beforeEach(() => speak('zh'))

describe('the language', () => {
  it.each([
    ['en', ['zh-CN'], 'en'],
    [null, ['en-GB', 'zh'], 'en'],
    [null, ['zh-TW'], 'zh'],
    [null, ['fr-FR', 'en'], 'en'],
    [null, ['ru'], 'zh'],
    ['klingon', [], 'zh'],
  ])('is %s kept and %j spoken: %s', (kept, spoken, expected) => {
    expect(firstLanguage(kept, spoken)).toBe(expected)
  })

  it('is on the page for who reads it aloud, and there again at the next visit', () => {
    speak('en')
    expect(document.documentElement.lang).toBe('en')
    expect(localStorage.getItem('hotline.language')).toBe('"en"')
    speak('zh')
    expect(document.documentElement.lang).toBe('zh-CN')
  })

  it('tells a failure in it', () => {
    expect(sentence(unreachable())).toContain('网络不通')
    expect(sentence(new ApiError(409, 'other', '已办结，不能催办。'))).toBe('已办结，不能催办。')
    speak('en')
    expect(sentence(unreachable())).toContain('No connection')
    expect(sentence(new ApiError(409, 'other', '已办结，不能催办。'))).toContain('已办结')
  })
})

describe('moments', () => {
  it('are Beijing time in both', () => {
    expect(moment('2026-11-24T06:05:00Z', 'zh')).toBe('11月24日（周二）14:05')
    expect(moment('2026-11-24T06:05:00Z', 'en')).toMatch(/^Tue,? 24 Nov, 14:05$/)
  })

  it.each([
    ['2026-11-24T05:59:40Z', '', ''],
    ['2026-11-24T05:59:00Z', '1 分钟', '1 minute'],
    ['2026-11-24T03:00:00Z', '3 小时', '3 hours'],
    ['2026-11-21T03:00:00Z', '3 天', '3 days'],
  ])('since %s it has been %s, %s', (since, zh, en) => {
    const now = new Date('2026-11-24T06:00:00Z')
    expect(lasting(since, now, 'zh')).toBe(zh)
    expect(lasting(since, now, 'en')).toBe(en)
  })
})

describe('a key', () => {
  it('is a UUID that nobody had before', () => {
    const keys = Array.from({ length: 100 }, newKey)
    expect(new Set(keys).size).toBe(100)
    for (const key of keys) expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })
})
