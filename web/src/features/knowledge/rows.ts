/** One row of what was found or listed, whatever it is. */
import type { ArticleRow, FoundAnswer, Freshness } from '@/api/knowledge'

export interface Row {
  key: string
  /** The article's, if it is one. */
  id: number | null
  title: string
  passage: string
  freshness: Freshness | null
  foot: string
}

export const rowOfArticle = (each: ArticleRow): Row => ({
  key: `article-${each.id}`,
  id: each.id,
  title: each.title,
  passage: each.opening,
  freshness: each.freshness,
  foot: [each.department, each.topic].filter(Boolean).join(' · '),
})

export const rowOfAnswer = (each: FoundAnswer): Row => ({
  key: `${each.kind}-${each.id}`,
  id: each.kind === 'article' ? Number(each.id) : null,
  title: each.title,
  passage: each.passage,
  freshness: each.freshness ?? null,
  foot: [each.kind === 'article' ? '' : each.kind_label, each.department, each.why].filter(Boolean).join(' · '),
})
