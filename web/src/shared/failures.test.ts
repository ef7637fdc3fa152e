import { afterEach, describe, expect, it } from 'vitest'

import { ApiError, unreachable } from '@/api/errors'

import { actSentence, isWriting, sentenceOf } from './failures'

function refused(status: number, message: string): ApiError {
  return new ApiError(status, 'refused', message)
}

function page(html: string): boolean {
  document.body.innerHTML = html
  return isWriting()
}

describe('an act that failed', () => {
  it('says that the network was away, what was kept, and what to do', () => {
    expect(actSentence(unreachable(), true)).toBe(
      '网络没有连上，这一步还没有完成；已填写的内容仍在本页，请检查网络后再试一次。',
    )
    expect(actSentence(unreachable(), false)).toBe('网络没有连上，这一步还没有完成；请检查网络后再试一次。')
  })

  it.each([
    [503, '服务器暂时不可用，请稍后重试。', '已填写的内容仍在本页。'],
    [409, '工单已由李强派出。', '已填写的内容仍在本页，看清最新情况后再提交。'],
    [422, '请写明理由。', '已填写的内容仍在本页，改正后再提交。'],
  ])('of status %i says what was kept, where something was written', (status, said, kept) => {
    expect(actSentence(refused(status, said), true)).toBe(said + kept)
    expect(actSentence(refused(status, said), false)).toBe(said)
  })

  it('does not say twice what the server said', () => {
    const said = '工单已变化，您写的内容仍在。'
    expect(actSentence(refused(409, said), true)).toBe(said)
    expect(actSentence(refused(403, '您没有这项权限。'), true)).toBe('您没有这项权限。')
  })

  it('that nobody foresaw is told as well', () => {
    expect(actSentence(new TypeError('x'), true)).toBe(sentenceOf(new TypeError('x')))
    expect(sentenceOf(null)).toContain('仍在')
  })
})

describe('what somebody writes', () => {
  afterEach(() => document.body.replaceChildren())
  it('is found in forms and dialogs', () => {
    expect(page('<textarea>您好</textarea>')).toBe(true)
    expect(page('<form><input value="王芳"></form>')).toBe(true)
    expect(page('<div class="el-dialog"><input value="理由"></div>')).toBe(true)
  })

  it('is neither a search, nor a tick, nor an empty field', () => {
    expect(page('<input value="噪声">')).toBe(false)
    expect(page('<textarea> </textarea>')).toBe(false)
    expect(page('<form><input type="checkbox" checked value="on"></form>')).toBe(false)
  })
})
