/** Fields of a step by name: the forms and comparisons go by the table of kinds. */
import type { Step } from '@/api/flows'

export function valueOf(step: Step, name: string): unknown {
  return (step as unknown as Record<string, unknown>)[name]
}

export function textOf(step: Step, name: string): string {
  const value = valueOf(step, name)
  return typeof value === 'string' ? value : ''
}

export function mapOf(step: Step, name: string): Record<string, string> {
  const value = valueOf(step, name)
  return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
}

export function withValue(step: Step, name: string, value: unknown): Step {
  return { ...step, [name]: value } as unknown as Step
}

const KEY_ORDER = '1234567890*#'

function place(key: string): number {
  return KEY_ORDER.includes(key) ? KEY_ORDER.indexOf(key) : KEY_ORDER.length
}

/** Keys in the order they lie on a telephone, whatever else after them. */
export function keysOf(map: Record<string, string>): string[] {
  return Object.keys(map).toSorted((a, b) => place(a) - place(b))
}
