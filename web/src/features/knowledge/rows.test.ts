import { expect, it } from 'vitest'

import type { ArticleRow, FoundAnswer } from '@/api/knowledge'

import { rowOfAnswer, rowOfArticle } from './rows'

const fresh = { mark: 'new', label: '今天确认' }

it('opens articles, and only tells of other answers', () => {
  const answer = { kind: 'article', kind_label: '知识库', id: '7', title: '停车', passage: '按公示牌。', why: '词语', department: '市交警支队', freshness: fresh } as FoundAnswer
  expect(rowOfAnswer(answer)).toEqual({ key: 'article-7', id: 7, title: '停车', passage: '按公示牌。', freshness: fresh, foot: '市交警支队 · 词语' })
  expect(rowOfAnswer({ ...answer, kind: 'unified', kind_label: '统一答复', freshness: null })).toMatchObject({ id: null, key: 'unified-7', foot: '统一答复 · 市交警支队 · 词语' })
})

it('shows how an article begins', () => {
  const row = { id: 3, title: '停车', opening: '按公示牌。', department: '热线', topic: '', freshness: fresh } as ArticleRow
  expect(rowOfArticle(row)).toMatchObject({ id: 3, passage: '按公示牌。', foot: '热线' })
})
