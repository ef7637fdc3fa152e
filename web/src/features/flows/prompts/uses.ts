/** Where prompts are used: which steps of which flows play them. */
import type { FlowDetail, Step } from '@/api/flows'

import { placeOf } from '../steps/naming'
import { textOf } from '../steps/values'

export interface Use {
  flow: string
  label: string
  place: string
  isDraft: boolean
}

const FIELDS = ['prompt', 'wrong_prompt', 'thanks_prompt']

export function usesOf(flows: readonly FlowDetail[], prompt: string): Use[] {
  const plays = (step: Step) => FIELDS.some((field) => textOf(step, field) === prompt)
  const among = (flow: FlowDetail, steps: readonly Step[], isDraft: boolean): Use[] =>
    steps.flatMap((step, index) =>
      plays(step)
        ? [{ flow: flow.name, label: flow.label, place: placeOf(steps, index), isDraft }]
        : [],
    )
  return flows.flatMap((flow) => {
    const inForce = among(flow, flow.steps, false)
    const drafted = among(flow, flow.draft ?? [], true)
    return [...inForce, ...drafted.filter(({ place }) => !inForce.some((use) => use.place === place))]
  })
}
