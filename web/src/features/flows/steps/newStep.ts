/** A fresh step of each kind, filled with what most flows would choose. */
import type { Step, StepKind } from '@/api/flows'

import { END } from './arrows'

const BASE = { id: '', next: '' }
const THEN_END = { ...BASE, next: END }

export function newStep(kind: StepKind, first: { queue: string; hours: string }): Step {
  const { queue, hours } = first
  const steps: { [K in StepKind]: Extract<Step, { step: K }> } = {
    answer: { ...BASE, step: 'answer' },
    play: { ...BASE, step: 'play', prompt: '', language_keys: {} },
    menu: {
      ...BASE,
      step: 'menu',
      prompt: 'main-menu',
      choices: { '1': '' },
      seconds: 5,
      tries: 2,
      wrong_prompt: 'wrong-key',
      otherwise: '',
      spoken: '',
    },
    collect: {
      ...BASE,
      step: 'collect',
      prompt: 'collect-order',
      variable: 'order_number',
      label: '工单号',
      fewest: 1,
      most: 20,
      end_key: '#',
      seconds: 6,
      tries: 2,
      wrong_prompt: '',
      otherwise: '',
    },
    check_hours: { ...BASE, step: 'check_hours', hours, otherwise: END },
    announce: { ...BASE, step: 'announce', queue, position: true, estimated_wait: true },
    set: { ...BASE, step: 'set', language: '', skills: [], priority: 0 },
    queue: { ...THEN_END, step: 'queue', queue, exit_keys: {}, otherwise: END },
    voicemail: {
      ...THEN_END,
      step: 'voicemail',
      prompt: 'voicemail',
      mailbox: 'general',
      longest_seconds: 120,
      silence_seconds: 8,
      thanks_prompt: 'voicemail-thanks',
    },
    return_call: {
      ...THEN_END,
      step: 'return_call',
      queue,
      prompt: 'return-call-offer',
      accept_key: '1',
      seconds: 5,
      thanks_prompt: 'return-call-thanks',
      otherwise: '',
    },
    connect: { ...THEN_END, step: 'connect', seat: '', number: '', seconds: 20, otherwise: '' },
    rate: {
      ...THEN_END,
      step: 'rate',
      prompt: 'rate',
      thanks_prompt: 'rate-thanks',
      seconds: 6,
      tries: 2,
    },
    transfer_out: {
      ...THEN_END,
      step: 'transfer_out',
      number: '',
      prompt: 'transferring-out',
      otherwise: '',
    },
  }
  return steps[kind]
}
