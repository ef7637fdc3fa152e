/** What went wrong, in the reader's language; the server's own sentence where there is no better. */
import { ApiError, UNREACHABLE } from '@/api/errors'

import { both, language } from './language'

const SENTENCES = both(
  {
    [UNREACHABLE]: '网络不通，请稍后再试。您填写的内容都还在。',
    too_many: '您操作得太频繁，请过几分钟再试，或直接拨打 12345。',
    internal: '系统暂时不可用，请稍后再试，或直接拨打 12345。',
  },
  {
    [UNREACHABLE]: 'No connection. Please try again later; what you wrote is still here.',
    too_many: 'That was too often. Please wait a few minutes, or call 12345.',
    internal: 'The service is not available right now. Please try again later, or call 12345.',
  },
)
const UNTOLD = 'The hotline did not accept this. Its answer, in Chinese: '

export function sentence(failure: unknown): string {
  const words = SENTENCES[language.value]
  if (!(failure instanceof ApiError)) return words.internal
  const known: Record<string, string> = words
  const said = known[failure.code]
  if (said) return said
  return language.value === 'zh' ? failure.message : UNTOLD + failure.message
}

/** Nobody answered, or the server was not there to: worth another try with the same key. */
export function isPassing(failure: unknown): boolean {
  if (!(failure instanceof ApiError)) return false
  return failure.code === UNREACHABLE || failure.status >= 500 || failure.status === 429
}
