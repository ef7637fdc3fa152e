/** One tap on what the check of a reply offers. */
import type { Finding, Mend } from '@/api/shield'

import { replaceSpan } from '../shield/mends'
import type { Answers } from '../verbForms'

/** The field a finding speaks of; it is shown there. */
export function fieldOf(finding: Finding): string {
  return finding.span?.field ?? finding.mends[0]?.field ?? ''
}

const ENDS = /[。！？；…\n]$/

function appended(text: string, words: string): string {
  const before = text.trimEnd()
  if (!before) return words
  return ENDS.test(before) ? before + words : `${before}。${words}`
}

/** The answers after the tap; null when the words are no longer there. */
export function mended(answers: Answers, finding: Finding, mend: Mend): Answers | null {
  const text = String(answers[mend.field] ?? '')
  if (mend.kind === 'append_text') return { ...answers, [mend.field]: appended(text, mend.value) }
  if (mend.kind === 'replace_text') {
    const changed = replaceSpan(text, finding.span, mend.value)
    return changed === null ? null : { ...answers, [mend.field]: changed }
  }
  if (mend.kind !== 'set_field') return null
  const value = mend.field === 'is_solved' ? mend.value === 'true' : mend.value
  return { ...answers, [mend.field]: value }
}

/** Where the first blank of a mend stands, so that typing goes on there. */
export function blankIn(text: string): [number, number] | null {
  const at = text.indexOf('＿＿')
  return at < 0 ? null : [at, at + 2]
}
