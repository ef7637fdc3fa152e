import { call, client } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type Article = Schemas['ArticleView']
export type ArticleRow = Schemas['ArticleRow']
export type ArticlePage = Schemas['ArticlePage']
export type ArticleContent = Schemas['ArticleContentBody']
export type ArticleVersion = Schemas['ArticleVersionView']
export type VersionRow = Schemas['ArticleVersionRow']
export type DraftRow = Schemas['ArticleDraftRow']
export type Difference = Schemas['ArticleDifferenceView']
export type Freshness = Schemas['FreshnessView']
export type ArticleFile = Schemas['ArticleFileView']
export type ArticleTray = 'valid' | 'due' | 'ended'
export type ImportPreview = Schemas['ArticleImportPreview']
export type ImportRow = Schemas['ArticleImportRowView']
export type FoundAnswer = Schemas['FoundAnswer']
export type FoundAnswers = Schemas['FoundAnswers']
export type Imported = Schemas['ImportedArticleView']

const one = (id: number) => ({ path: { article_id: id } })

export function listArticles(tray: ArticleTray, words: string, offset = 0): Promise<ArticlePage> {
  const query = { tray, words, offset }
  return call(() => client.GET('/api/knowledge/articles', { params: { query } }))
}

/** Search by words, pinyin and synonyms; once somebody asks for it, what is not found is a gap. */
export function findAnswers(q: string, is_asked: boolean): Promise<FoundAnswers> {
  const query = { q, is_asked, most: 20 }
  return call(() => client.GET('/api/knowledge/search', { params: { query } }))
}

export function listDrafts(tray: 'mine' | 'review'): Promise<DraftRow[]> {
  return call(() => client.GET('/api/knowledge/drafts', { params: { query: { tray } } }))
}

export function getArticle(id: number): Promise<Article> {
  return call(() => client.GET('/api/knowledge/articles/{article_id}', { params: one(id) }))
}

export function getVersion(id: number, number: number): Promise<ArticleVersion> {
  const params = { path: { article_id: id, number } }
  return call(() => client.GET('/api/knowledge/articles/{article_id}/versions/{number}', { params }))
}

export function getDifference(id: number, older: number, newer: number): Promise<Difference> {
  const params = { ...one(id), query: { older, newer } }
  return call(() => client.GET('/api/knowledge/articles/{article_id}/difference', { params }))
}

export function beginArticle(article_content: ArticleContent, department_id: number | null): Promise<Article> {
  return call(() => client.POST('/api/knowledge/articles', { body: { article_content, department_id } }))
}

export function writeArticle(id: number, article_content: ArticleContent, saved_at: string | null): Promise<Article> {
  const body = { article_content, saved_at }
  return call(() => client.POST('/api/knowledge/articles/{article_id}', { params: one(id), body }))
}

/** From a closed order: its result becomes the draft's body, numbers hidden. */
export function makeArticle(number: string): Promise<Schemas['MadeArticleView']> {
  return call(() => client.POST('/api/work-orders/{number}/article', { params: { path: { number } } }))
}

export function submitArticle(id: number): Promise<Article> {
  return call(() => client.POST('/api/knowledge/articles/{article_id}/submit', { params: one(id) }))
}

export function takeBackArticle(id: number): Promise<Article> {
  return call(() => client.POST('/api/knowledge/articles/{article_id}/take-back', { params: one(id) }))
}

export function dropDraft(id: number): Promise<ArticleVersion> {
  return call(() => client.POST('/api/knowledge/articles/{article_id}/drop', { params: one(id) }))
}

export function publishArticle(id: number, number: number, note: string): Promise<Article> {
  const body = { number, note }
  return call(() => client.POST('/api/knowledge/articles/{article_id}/publish', { params: one(id), body }))
}

export function returnArticle(id: number, number: number, note: string): Promise<Article> {
  const body = { number, note }
  return call(() => client.POST('/api/knowledge/articles/{article_id}/return', { params: one(id), body }))
}

export function confirmArticle(id: number, recheck_on: string): Promise<Article> {
  const body = { recheck_on }
  return call(() => client.POST('/api/knowledge/articles/{article_id}/confirm', { params: one(id), body }))
}

export function withdrawArticle(id: number, reason: string): Promise<Article> {
  const body = { reason }
  return call(() => client.POST('/api/knowledge/articles/{article_id}/withdraw', { params: one(id), body }))
}

function inForm(file: File): FormData {
  const form = new FormData()
  form.append('file', file)
  return form
}

export function addArticleFile(id: number, file: File): Promise<ArticleFile> {
  return call(() =>
    client.POST('/api/knowledge/articles/{article_id}/files', {
      params: one(id),
      body: { file: '' },
      bodySerializer: () => inForm(file),
    }),
  )
}

export function removeArticleFile(id: number, fileId: string): Promise<ArticleVersion> {
  const params = { path: { article_id: id, file_id: fileId } }
  return call(() =>
    client.POST('/api/knowledge/articles/{article_id}/files/{file_id}/remove', { params }),
  )
}

/** Where a file is fetched from; the browser saves it. */
export const fileAddress = (id: string) => `/api/knowledge/files/${id}`

export function previewArticles(file: File): Promise<ImportPreview> {
  return call(() =>
    client.POST('/api/knowledge/imports/preview', {
      body: { file: '' },
      bodySerializer: () => inForm(file),
    }),
  )
}

export function importArticles(
  rows: { position: number; article_content: ArticleContent }[],
  department_id: number | null,
): Promise<Imported[]> {
  return call(() => client.POST('/api/knowledge/imports', { body: { rows, department_id } }))
}
