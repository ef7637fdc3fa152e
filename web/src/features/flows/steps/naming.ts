/** Names of steps: an arrow needs one; the page gives it, so that people need not. */
import type { Step } from '@/api/flows'

import { END, pointersTo } from './arrows'
import { KINDS } from './kinds'

/** `菜单` for 按键菜单 and so on: the kind's label, with a number where it is taken. */
export function freshName(steps: readonly Step[], kind: Step['step']): string {
  const taken = new Set(steps.map(({ id }) => id))
  const { label } = KINDS[kind]
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? label : `${label}${number}`
    if (!taken.has(name)) return name
  }
}

/** `第 3 步 按键菜单`, or `第 3 步 业务分流` where somebody named it. */
export function placeOf(steps: readonly Step[], index: number): string {
  const step = steps[index]
  return step ? `第 ${index + 1} 步 ${step.id || KINDS[step.step].label}` : ''
}

/** Why the step cannot have this name; empty: it can. */
export function nameFault(steps: readonly Step[], index: number, name: string): string {
  if (name === END) return `“${END}”表示结束通话，请换一个名称。`
  if ([...name].length > 40) return '名称不能超过 40 个字。'
  if (!name && pointersTo(steps, index).length > 0) return '有步骤指向此步，名称不能为空。'
  const other = name ? steps.findIndex(({ id }, at) => id === name && at !== index) : -1
  return other < 0 ? '' : `第 ${other + 1} 步已经叫这个名称。`
}

/** What the operator's page files collected digits under; people only see the label. */
export function freshVariable(steps: readonly Step[]): string {
  const taken = new Set(steps.map((step) => (step.step === 'collect' ? step.variable : '')))
  if (!taken.has('order_number')) return 'order_number'
  let number = 2
  while (taken.has(`digits_${number}`)) number += 1
  return `digits_${number}`
}
