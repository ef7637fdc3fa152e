import { describe, expect, it } from 'vitest'

import type { FoundAnswer } from '@/api/knowledgeSearch'

import { answerOf } from './answerOf'

const article = { id: '31', title: '公积金提取', passage: '租房可以提取。' } as FoundAnswer

describe('the text that is put into the form', () => {
  it('quotes the article and names it', () => {
    const view = { answers: [], articles: [article] }
    expect(answerOf(view, { kind: 'article', id: '31' })).toEqual({
      title: '公积金提取',
      text: '租房可以提取。\n（依据知识库《公积金提取》）',
    })
    expect(answerOf(view, { kind: 'article', id: '32' })).toBeUndefined()
    expect(answerOf(view, { kind: 'answer', id: 31 })).toBeUndefined()
  })
})
