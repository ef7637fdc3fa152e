/** Turns anything thrown into Chinese that a person can act on. */
import { ApiError } from '@/api/errors'

import { tellError } from './messages'

export function sentenceOf(failure: unknown): string {
  if (failure instanceof ApiError) return failure.message
  return '页面出现意外错误，已填写的内容仍在，请重试或刷新页面。'
}

/** Show the failure; a cancelled request is none. */
export function tellFailure(failure: unknown): void {
  if (failure instanceof DOMException && failure.name === 'AbortError') return
  tellError(sentenceOf(failure))
}

export function isStatus(failure: unknown, status: number): boolean {
  return failure instanceof ApiError && failure.status === status
}
