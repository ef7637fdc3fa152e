/** Turns anything thrown into Chinese that a person can act on: what happened, what was kept, what to do. */
import { ApiError, UNREACHABLE } from '@/api/errors'

import { tellError } from './messages'

export function sentenceOf(failure: unknown): string {
  if (failure instanceof ApiError) return failure.message
  return '页面出现意外错误，已填写的内容仍在，请重试或刷新页面。'
}

const WRITTEN = 'textarea, form input, .el-dialog input, .el-drawer input'
const BY_HAND = new Set(['text', 'textarea', 'tel', 'number', 'search'])

/** Whether something stands in a field of this page that would be a pity to lose. */
export function isWriting(page: ParentNode = document): boolean {
  const fields = page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(WRITTEN)
  return [...fields].some((each) => BY_HAND.has(each.type) && each.value.trim() !== '')
}

/** An act that failed: beside what the server says, that nothing typed is gone, and what comes next. */
export function actSentence(failure: unknown, writing: boolean): string {
  const said = sentenceOf(failure)
  if (!(failure instanceof ApiError)) return said
  if (failure.code === UNREACHABLE) {
    const kept = writing ? '已填写的内容仍在本页，' : ''
    return `网络没有连上，这一步还没有完成；${kept}请检查网络后再试一次。`
  }
  if (!writing || /仍在|还在|保留|不会丢/.test(said)) return said
  if (failure.status >= 500) return `${said}已填写的内容仍在本页。`
  if (failure.status === 409) return `${said}已填写的内容仍在本页，看清最新情况后再提交。`
  if (failure.status === 422) return `${said}已填写的内容仍在本页，改正后再提交。`
  return said
}

/** Show the failure; a cancelled request is none. */
export function tellFailure(failure: unknown): void {
  if (failure instanceof DOMException && failure.name === 'AbortError') return
  tellError(actSentence(failure, isWriting()))
}

export function isStatus(failure: unknown, status: number): boolean {
  return failure instanceof ApiError && failure.status === status
}
