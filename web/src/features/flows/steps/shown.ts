/** Values of a step's fields in words, for comparing two versions. */
import type { Step } from '@/api/flows'

import { END, NEXT } from './arrows'
import type { Field, Way } from './kinds'
import { keysOf, mapOf, textOf, valueOf } from './values'
import type { Words } from './words'

const NOTHING = '（无）'

export function shownField(step: Step, field: Field, words: Words): string {
  const text = textOf(step, field.name)
  switch (field.input) {
    case 'prompt':
      return words.prompt(text) || NOTHING
    case 'queue':
    case 'hours':
    case 'contact':
    case 'language':
    case 'mailbox':
      return words[field.input](text) || NOTHING
    case 'count':
      return `${String(valueOf(step, field.name))} ${field.unit}`
    case 'flag':
      return valueOf(step, field.name) ? '是' : '否'
    case 'skills': {
      const skills = valueOf(step, field.name)
      return (Array.isArray(skills) ? skills : []).map(words.skill).join('、') || NOTHING
    }
    case 'languageKeys': {
      const keys = mapOf(step, field.name)
      return keysOf(keys).map((key) => `${key} ${words.language(keys[key] ?? '')}`).join('，') || NOTHING
    }
    default:
      return text || NOTHING
  }
}

export function shownArrow(to: string): string {
  if (to === NEXT) return '下一步'
  return to === END ? '结束通话' : to
}

export function shownWay(step: Step, { name }: Way): string {
  if (name !== 'choices' && name !== 'exit_keys') return shownArrow(textOf(step, name))
  const keys = mapOf(step, name)
  return keysOf(keys).map((key) => `按 ${key} 到${shownArrow(keys[key] ?? '')}`).join('，') || NOTHING
}
