/** A form as a list of fields: what each is called, explained, measured in and bounded by. */
import type { Content, Vocabulary } from '@/api/telephonySettings'

export type FieldKind =
  | 'number'
  | 'share'
  | 'level'
  | 'points'
  | 'text'
  | 'switch'
  | 'choice'
  | 'choices'
  | 'words'

export interface FieldSpec {
  name: string
  label: string
  kind: FieldKind
  hint?: string
  unit?: string
  least?: number
  most?: number
  /** What it is chosen from. */
  from?: keyof Omit<Vocabulary, 'seats'>
  /** Names in front of which only these are offered, such as `dialect:`. */
  without?: string[]
  /** Written when nothing is chosen, such as 不溢出. */
  nothing?: string
  placeholder?: string
  required?: boolean
  /** Fixed once the entry exists: others refer to it. */
  isName?: boolean
  pattern?: RegExp
  patternHint?: string
  wide?: boolean
  when?: (content: Content) => boolean
}

export interface FieldGroup {
  title: string
  hint?: string
  fields: FieldSpec[]
}

export const NAME_PATTERN = /^[a-z][a-z0-9_-]{0,39}$/
export const NAME_HINT = '小写字母开头，可含数字、连字符和下划线，不超过 40 个字符'

/** The field a program knows the entry by. */
export function nameField(example: string): FieldSpec {
  return {
    name: 'name',
    label: '代号',
    kind: 'text',
    hint: `供流程和规则引用，保存后不能改。${NAME_HINT}。`,
    placeholder: `如 ${example}`,
    required: true,
    isName: true,
    pattern: NAME_PATTERN,
    patternHint: NAME_HINT,
  }
}

export function fieldsOf(groups: readonly FieldGroup[]): FieldSpec[] {
  return groups.flatMap((group) => group.fields)
}
