/** What a small dialog asks: a few fields, and what to do with them. */

export interface FieldOption {
  value: string
  label: string
}

export interface AskedField {
  name: string
  label: string
  kind?: 'text' | 'note' | 'select' | 'words'
  required?: boolean
  placeholder?: string
  hint?: string
  limit?: number
  options?: FieldOption[]
}

export type Values = Record<string, string | string[]>

export interface AskedFields {
  title: string
  lead?: string
  confirm: string
  fields: AskedField[]
  values: Values
  act(values: Values): Promise<void>
}

/** What is missing before the server is asked. */
export function missingOf(fields: readonly AskedField[], values: Values): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const { name, label, required } of fields) {
    const value = values[name]
    const isEmpty = Array.isArray(value) ? value.length === 0 : !value?.trim()
    if (required && isEmpty) faults[name] = `请填写${label}`
  }
  return faults
}

export function textOf(values: Values, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value.trim() : ''
}

export function wordsOf(values: Values, name: string): string[] {
  const value = values[name]
  return Array.isArray(value) ? value : []
}
